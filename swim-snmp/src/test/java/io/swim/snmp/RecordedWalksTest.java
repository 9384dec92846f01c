package io.swim.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.swim.device.Access;
import io.swim.device.DeviceFacts;
import io.swim.device.DeviceFacts.Configuration;
import io.swim.device.FileSystem;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;

/** Walks recorded from real devices, served by an agent. They live outside of this project. */
class RecordedWalksTest {
  private static final Path RECORDED =
      Path.of(System.getProperty("swim.recorded", "../../shared/devices"));
  private static final Path CISCO =
      RECORDED.resolve("snmpsim-data").resolve("data").resolve("network");

  private static List<Path> walks() throws IOException {
    Assumptions.assumeTrue(
        Files.isDirectory(RECORDED),
        "no recorded walks at " + RECORDED.toAbsolutePath() + " (system property swim.recorded)");
    try (Stream<Path> files =
        Stream.concat(
            Files.walk(RECORDED.resolve("librenms")),
            Files.walk(RECORDED.resolve("snmpsim-data")))) {
      return files.filter(it -> it.toString().endsWith(".snmprec")).sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> factsOfEveryRecordedDevice() throws IOException {
    return walks().stream()
        .map(
            walk ->
                DynamicTest.dynamicTest(
                    walk.getFileName().toString(),
                    () ->
                        assertTimeoutPreemptively(
                            Duration.ofSeconds(60),
                            () -> assertThat(facts(walk).bootMark()).isPresent())));
  }

  @Test
  void aCatalyst3560IsReadAsItIs() throws Exception {
    walks();
    DeviceFacts facts = facts(CISCO.resolve("switch/cisco-c3560.snmprec"));

    assertThat(facts.imageFamily()).contains("C3560");
    assertThat(facts.featureSet()).contains("IPSERVICESK9-M");
    assertThat(facts.version()).contains("12.2(55)SE3");
    assertThat(facts.runningImage()).contains("flash:/c3560-ipservicesk9-mz.122-55.SE3.bin");
    assertThat(facts.ramBytes()).hasValue(134_217_728);
    assertThat(facts.serialNumber()).contains("FOC1408Z61U");
    FileSystem flash = facts.fileSystem("flash:").orElseThrow();
    assertThat(flash.totalBytes()).isEqualTo(32_514_048);
    assertThat(flash.freeBytes()).isEqualTo(3_933_184);
    assertThat(flash.file("c3560-ipservicesk9-mz.122-55.SE3.bin")).isPresent();
  }

  @Test
  void stacksAreTold() throws Exception {
    walks();
    Path stack = RECORDED.resolve("librenms/tests/snmpsim/ios_2960x.snmprec");
    Path virtual = RECORDED.resolve("librenms/tests/snmpsim/iosxe_c9500x-svl.snmprec");

    assertThat(facts(stack).members()).hasValue(3);
    assertThat(facts(virtual).members()).hasValue(2);
    assertThat(facts(CISCO.resolve("switch/cisco-n5000.snmprec")).members()).hasValue(1);
    assertThat(facts(CISCO.resolve("switch/cisco-c3560.snmprec")).members()).isEmpty();
  }

  @Test
  void unsavedChangesAreToldOnlyWhereTheyAreCertain() throws Exception {
    walks();

    assertThat(facts(CISCO.resolve("switch/cisco-c3560.snmprec")).configuration())
        .as("the boot itself was the last change")
        .isEmpty();
    assertThat(facts(CISCO.resolve("router/cisco-unmarked-0.snmprec")).configuration())
        .contains(Configuration.SAVED);
    assertThat(facts(CISCO.resolve("appliance/cisco-unknown-01.snmprec")).configuration())
        .contains(Configuration.UNSAVED_CHANGES);
  }

  @Test
  void aCatalyst9500HasSizesBeyond32Bits() throws Exception {
    walks();
    DeviceFacts facts = facts(RECORDED.resolve("librenms/tests/snmpsim/iosxe_c9500x-svl.snmprec"));

    FileSystem bootflash = facts.fileSystem("bootflash:").orElseThrow();
    assertThat(bootflash.totalBytes()).isEqualTo(11_250_098_176L);
    assertThat(bootflash.freeBytes()).isEqualTo(9_153_294_336L);
    assertThat(facts.fileSystem("crashinfo:")).isEmpty();
  }

  private static DeviceFacts facts(Path walk) throws Exception {
    try (TestAgent agent = new TestAgent();
        SnmpSessions sessions =
            SnmpSessions.builder().timeout(Duration.ofSeconds(5)).retries(1).build()) {
      agent.values.clear();
      for (String line : Files.readAllLines(walk, StandardCharsets.ISO_8859_1)) {
        value(line).ifPresent(it -> agent.values.put(it.oid(), it.value()));
      }
      agent.values.putIfAbsent(new OID("1.3.6.1.2.1.1.3.0"), new TimeTicks(1));
      return new SnmpFacts()
          .facts(Access.SNMP, Contexts.of(agent.device(), sessions, Contexts.V2C));
    }
  }

  private record Line(OID oid, Variable value) {}

  private static Optional<Line> value(String line) {
    String[] parts = line.split("\\|", 3);
    if (parts.length < 3) {
      return Optional.empty();
    }
    String text = parts[2];
    try {
      Variable value =
          switch (parts[1]) {
            case "2" -> new Integer32(new BigInteger(text).intValue());
            case "4" -> new OctetString(text.getBytes(StandardCharsets.UTF_8));
            case "4x" -> new OctetString(HexFormat.of().parseHex(text));
            case "6" -> new OID(text);
            case "64" -> new IpAddress(text);
            case "65" -> new Counter32(Long.parseLong(text) & 0xffffffffL);
            case "66" -> new Gauge32(Long.parseLong(text) & 0xffffffffL);
            case "67" -> new TimeTicks(Long.parseLong(text) & 0xffffffffL);
            case "70" -> new Counter64(new BigInteger(text).longValue());
            default -> throw new IllegalArgumentException("type " + parts[1]);
          };
      return Optional.of(new Line(new OID(parts[0]), value));
    } catch (RuntimeException e) {
      // A few recorded lines are no lines of that format; an agent would not have them either.
      return Optional.empty();
    }
  }
}
