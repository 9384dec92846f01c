package io.swim.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.AccessPoint;
import io.swim.device.DeviceFacts;
import io.swim.device.FileSystem;
import io.swim.device.Redundancy.Readiness;
import io.swim.device.RemoteFile;
import io.swim.device.SoftwarePackage;
import io.swim.device.SoftwarePackage.State;
import io.swim.device.StackMember;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.OID;

/** What MIBs of vendors tell, where they answer. */
class VendorFactsTest extends WithAgent {
  private static final String REDUNDANCY = "1.3.6.1.4.1.9.9.176.1.";

  private void redundancy(int local, int peer, int mode) {
    agent.put(REDUNDANCY + "1.2.0", local).put(REDUNDANCY + "1.4.0", peer);
    agent.put(REDUNDANCY + "2.16.0", mode);
  }

  @Test
  void twoSupervisorsAreToldWithTheirStates() throws Exception {
    isA("1.3.6.1.4.1.9.1.99999");
    redundancy(14, 9, 8);

    assertThat(facts().redundancy())
        .hasValueSatisfying(
            it -> {
              assertThat(it.local()).contains("active");
              assertThat(it.peer()).contains("standby hot");
              assertThat(it.mode()).contains("hot standby redundant");
              assertThat(it.readiness()).isEqualTo(Readiness.READY);
            });

    redundancy(14, 5, 6);
    assertThat(facts().redundancy().orElseThrow().readiness()).isEqualTo(Readiness.NOT_READY);
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "0", "77"})
  void withoutASecondSupervisorThereIsNoRedundancy(int peer) throws Exception {
    isA("1.3.6.1.4.1.9.1.99999");
    redundancy(14, peer, 1);

    assertThat(facts().redundancy()).isEmpty();
  }

  @Test
  void aControllerTellsItsAccessPoints() throws Exception {
    isA("1.3.6.1.4.1.14179.1.1.4.3");
    String aps = "1.3.6.1.4.1.14179.2.2.1.1.";
    agent.put(aps + "3.0.1.2.3.4.5", "AP-1").put(aps + "3.0.1.2.3.4.6", "AP-2");
    agent.put(aps + "8.0.1.2.3.4.5", "8.10.130.0").put(aps + "6.0.1.2.3.4.5", 3);

    assertThat(facts().accessPoints())
        .containsExactly(
            new AccessPoint(
                "AP-1",
                Optional.of("8.10.130.0"),
                Optional.empty(),
                Optional.of("Downloading"),
                Optional.empty(),
                Optional.empty()),
            new AccessPoint(
                "AP-2",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void theImageSlotsOfASmallBusinessSwitchAreItsPackages() throws Exception {
    isA("1.3.6.1.4.1.9.6.1.1006.24.5");
    String slots = "1.3.6.1.4.1.9.6.1.101.2.";
    agent.put(slots + "13.1.1.2.1", 2).put(slots + "13.1.1.3.1", 2);
    agent.put(slots + "16.1.1.4.1", "3.0.0.61").put(slots + "16.1.1.5.1", "3.1.1.4");

    assertThat(facts().packages())
        .containsExactly(
            new SoftwarePackage("image-1", Optional.of("3.0.0.61"), State.INACTIVE),
            new SoftwarePackage("image-2", Optional.of("3.1.1.4"), State.COMMITTED));

    agent.put(slots + "13.1.1.3.1", 1);
    assertThat(facts().packages())
        .extracting(SoftwarePackage::state)
        .containsExactly(State.INACTIVE, State.UNCOMMITTED);
  }

  @Test
  void huaweiTellsItsImagesAndItsFlash() throws Exception {
    isA("1.3.6.1.4.1.2011.2.23.1");
    String images = "1.3.6.1.4.1.2011.5.25.19.1.";
    agent.put(images + "2.1.1.3.5", 2);
    agent.put(images + "4.2.1.2.1", "s1-v200r010c00spc600.cc").put(images + "4.2.1.4.1", "flash:/");
    agent.put(images + "4.2.1.2.2", "s1-v200r012c00spc500.cc").put(images + "4.2.1.4.2", "flash:/");
    agent.put(images + "4.2.1.5.1", "V200R010C00SPC600");
    agent.put(images + "4.2.1.5.2", "V200R012C00SPC500");
    String flash = "1.3.6.1.4.1.2011.6.9.1.1.";
    agent.put(flash + "2.1.4.1", "flash:").put(flash + "4.1.1.10.1.1", "p1");
    agent.put(flash + "4.1.1.4.1.1", 1_000_000).put(flash + "4.1.1.5.1.1", new Gauge32(400_000));
    agent.put(flash + "4.2.1.1.2.1.1.1", "flash:/s1-v200r012c00spc500.cc");
    agent.put(flash + "4.2.1.1.3.1.1.1", 500_000).put(flash + "4.2.1.1.4.1.1.1", 3);

    DeviceFacts facts = facts();

    assertThat(facts.runningImage()).contains("flash:/s1-v200r012c00spc500.cc");
    assertThat(facts.version()).contains("V200R012C00SPC500");
    assertThat(facts.packages())
        .extracting(SoftwarePackage::state)
        .containsExactly(State.INACTIVE, State.ACTIVE);
    FileSystem system = facts.fileSystem("flash:").orElseThrow();
    assertThat(system.totalBytes()).isEqualTo(1_000_000);
    assertThat(system.freeBytes()).isEqualTo(400_000);
    assertThat(system.files()).containsExactly(new RemoteFile("s1-v200r012c00spc500.cc", 500_000));
  }

  @ParameterizedTest
  @CsvSource({
    "1.3.6.1.4.1.25506.1.921, 1.3.6.1.4.1.25506.2",
    "1.3.6.1.4.1.25506.1.612, 1.3.6.1.4.1.2011.10.2",
    "1.3.6.1.4.1.2011.10.1.88, 1.3.6.1.4.1.2011.10.2"
  })
  void h3cTellsTheSameBelowItsOldNumberOrItsNewOne(String oid, String common) throws Exception {
    isA(oid);
    agent.put(common + ".3.1.2.1.1.3.97", 4);
    agent.put(common + ".3.1.4.2.1.2.4", "WX61-CMW520-R2509P61.bin");
    agent.put(common + ".3.1.4.2.1.4.4", "cfa0:/");
    agent.put(common + ".5.1.1.2.1.4.7", "cfa:").put(common + ".5.1.1.4.1.1.10.7.1", "cfa0:");
    agent.put(common + ".5.1.1.4.1.1.4.7.1", Integer.MAX_VALUE);
    agent.put(common + ".5.1.1.4.1.1.15.7.1", new Counter64(4_186_591_232L));
    agent.put(common + ".5.1.1.4.1.1.5.7.1", new Gauge32(Integer.MAX_VALUE));
    agent.put(common + ".5.1.1.4.1.1.16.7.1", new Counter64(3_820_023_808L));

    DeviceFacts facts = facts();

    assertThat(facts.runningImage()).contains("cfa0:/WX61-CMW520-R2509P61.bin");
    FileSystem card = facts.fileSystem("cfa0:").orElseThrow();
    assertThat(card.totalBytes()).isEqualTo(4_186_591_232L);
    assertThat(card.freeBytes()).isEqualTo(3_820_023_808L);
  }

  @Test
  void aVirtualChassisRunsWhatItsMasterRuns() throws Exception {
    isA("1.3.6.1.4.1.2636.1.1.1.4.1");
    String members = "1.3.6.1.4.1.2636.3.40.1.4.1.1.1.";
    agent.put(members + "2.0", "BM1").put(members + "2.1", "BM2");
    agent.put(members + "3.0", 2).put(members + "3.1", 1);
    agent.put(members + "5.0", "12.3R11.2").put(members + "5.1", "12.3R12.1");

    DeviceFacts facts = facts();

    assertThat(facts.version()).contains("12.3R12.1");
    assertThat(facts.members()).hasValue(2);
    assertThat(facts.stack()).extracting(StackMember::number).containsExactly(0, 1);
    assertThat(facts.stack().get(0).role()).contains("Backup");
  }

  @Test
  void packagesOfJunosAreToldAndNothingElseThatIsInstalled() throws Exception {
    isA("1.3.6.1.4.1.2636.1.1.1.2.21");
    String names = "1.3.6.1.2.1.25.6.3.1.2.";
    agent.put(names + 1, "JUNOS Routing Software Suite [13.3R9.13]");
    agent.put(names + 2, "JUNOS Packet Forwarding Engine Support (M/T/EX Common) [13.3R9.1");
    agent.put(names + 3, "ez-stdlib [11.10.4_1]");

    assertThat(facts().packages())
        .containsExactly(
            new SoftwarePackage(
                "JUNOS Routing Software Suite", Optional.of("13.3R9.13"), State.ACTIVE));
  }

  @Test
  void memoryIsToldByThePoolOfTheOnlyProcessor() throws Exception {
    isA("1.3.6.1.4.1.9.1.99999");
    String pools = "1.3.6.1.4.1.9.9.221.1.1.1.1.";
    agent.put(pools + "2.96.1", 12).put(pools + "2.97.1", 2);
    agent.put(pools + "7.97.1", new Gauge32(1000)).put(pools + "8.97.1", new Gauge32(3000));
    agent.put(pools + "18.97.1", new Counter64(6_000_000_000L));
    agent.put(pools + "20.97.1", new Counter64(2_000_000_000L));

    assertThat(facts().ramBytes()).hasValue(8_000_000_000L);

    agent.put(pools + "2.98.1", 2);
    assertThat(facts().ramBytes()).as("of which node?").isEmpty();
  }

  @Test
  void memoryIsToldByTheTableOfStorages() throws Exception {
    isA("1.3.6.1.4.1.14988.1");
    String storage = "1.3.6.1.2.1.25.2.3.1.";
    agent.put(storage + "2.1", new OID("1.3.6.1.2.1.25.2.1.4"));
    agent.put(storage + "2.65536", new OID("1.3.6.1.2.1.25.2.1.2"));
    agent.put(storage + "4.65536", 1024).put(storage + "5.65536", 131_072);

    assertThat(facts().ramBytes()).hasValue(134_217_728);
  }
}
