package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.PlatformId;
import io.swim.spi.PlatformCatalog.Identified;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which SNMP descriptions are taken for classic IOS. */
class IdentifyTest {
  private static final String CISCO = "1.3.6.1.4.1.9.1.716";
  private static final Pattern XE =
      Pattern.compile("(?s)\"?Cisco IOS Software(?: \\[|.*(?:IOSD|IOS-XE|CAT3K)).*");
  private static final Pattern CLASSIC =
      Pattern.compile("(?s)\"?(Cisco IOS Software, .*Version 1\\d\\.\\d|Cisco Internetwork Op).*");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Cisco IOS Software, C2960 Software (C2960-LANBASEK9-M), Version 12.2(55)SE3, RELEASE"
            + "|12.2(55)SE3|C2960|LANBASEK9-M",
        "Cisco Internetwork Operating System Software IOS (tm) C2950 Software (C2950-I6Q4L2-M),"
            + " Version 12.1(22)EA14, RELEASE SOFTWARE (fc1)|12.1(22)EA14|C2950|I6Q4L2-M",
        "IOS (tm) C3550 Software (C3550-I9Q3L2-M), Version 12.1(8)EA1c, RELEASE SOFTWARE (fc1)"
            + "|12.1(8)EA1c|C3550|I9Q3L2-M",
        "Cisco IOS Software, s72033_rp Software (s72033_rp-ADVENTERPRISEK9_WAN-M), Version"
            + " 12.2(33)SXI4, RELEASE SOFTWARE (fc3)|12.2(33)SXI4|s72033_rp|ADVENTERPRISEK9_WAN-M",
        "Cisco IOS Software, 7200 Software (C7200P-ADVENTERPRISEK9-M), Experimental Version"
            + " 15.0(20100325:222114) [x 221]|15.0(20100325:222114)|C7200P|ADVENTERPRISEK9-M"
      })
  void classicIosIsRecognised(String sysDescr, String version, String family, String feature) {
    Identified found = Platforms.bundled().identify("." + CISCO, sysDescr).orElseThrow();
    assertThat(found.platform()).isEqualTo(new PlatformId("cisco-ios"));
    assertThat(found.values())
        .containsEntry("version", version)
        .containsEntry("imageFamily", family)
        .containsEntry("featureSet", feature);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Cisco IOS Software, IOS-XE Software, Catalyst L3 Switch Software (CAT3K_CAA-UNIVERSALK9-M),"
            + " Version 03.07.05E RELEASE SOFTWARE|03.07.05E|CAT3K_CAA|UNIVERSALK9-M",
        "Cisco IOS Software [Everest], Catalyst L3 Switch Software (CAT9K_IOSXE), Version 16.6.7,"
            + " RELEASE|16.6.7|CAT9K_IOSXE|",
        "\"Cisco IOS Software [IOSXE], ISR Software (X86_64_LINUX_IOSD-UNIVERSALK9-M), Experimental"
            + " Version 17.16.20241105:135203 [x]|17.16.20241105:135203|X86_64_LINUX_IOSD|UNIVERSALK9-M",
        "Cisco IOS Software, ASR1000 Software (PPC_LINUX_IOSD-ADVENTERPRISEK9-M), Version"
            + " 15.5(3)S1a, RELEASE SOFTWARE (fc1)|15.5(3)S1a|PPC_LINUX_IOSD|ADVENTERPRISEK9-M",
        "Cisco IOS Software, CSR1000V Software (X86_64_LINUX_IOSD-UNIVERSALK9-M), Version 15.4(2)S,"
            + " RELEASE|15.4(2)S|X86_64_LINUX_IOSD|UNIVERSALK9-M",
        "Cisco IOS Software, Catalyst L3 Switch Software (CAT3K_CAA-UNIVERSALK9-M), Version 15.2(2)E"
            + "|15.2(2)E|CAT3K_CAA|UNIVERSALK9-M"
      })
  void iosXeIsRecognised(String sysDescr, String version, String family, String feature) {
    Identified found = Platforms.bundled().identify(CISCO, sysDescr).orElseThrow();
    assertThat(found.platform()).isEqualTo(new PlatformId("cisco-iosxe"));
    assertThat(found.values())
        .containsEntry("version", version)
        .containsEntry("imageFamily", family);
    assertThat(found.values().get("featureSet")).isEqualTo(feature);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cisco IOS XR Software (Cisco ASR9K Series), Version 4.3.4[Default]",
        "Cisco NX-OS(tm) n5000, Software (n5000-uk9), Version 7.0(8)N1(1), RELEASE SOFTWARE",
        "Cisco Adaptive Security Appliance Version 9.1(7)",
        "Cisco Systems WS-C6506-E\nCisco Catalyst Operating System Software, Version 8.6(6a)",
        "Cisco Controller",
        "SG300-10MPP 10-Port Gigabit PoE Managed Switch",
        "IE1000 Industrial Ethernet Switch, Version: 1.8.2#2020-08-13T23:48:09+00:00",
        "Linux box, formerly Cisco IOS Software, C2960 Software (C2960-LANBASEK9-M), Version 12.2(55)SE",
        ""
      })
  void everythingElseIsNot(String sysDescr) {
    assertThat(Platforms.bundled().identify(CISCO, sysDescr))
        .map(Identified::platform)
        .isNotEqualTo(Optional.of(new PlatformId("cisco-ios")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.3.6.1.4.1.9.1.716|Cisco IOS Software, C1240 Software (C1240-K9W7-M), Version 12.3(8)JA2,|cisco-aironet|12.3(8)JA2",
        "1.3.6.1.4.1.9.1.2658|Cisco IOS XR Software (ASR9K), Version 6.6.3  Copyright|cisco-iosxr|6.6.3",
        "1.3.6.1.4.1.9.12.3.1.3.1163|Cisco NX-OS(tm) nxos.9.3.7.bin, Software (nxos), Version 9.3(7), REL|cisco-nxos|9.3(7)",
        "1.3.6.1.4.1.9.1.745|Cisco Adaptive Security Appliance Version 9.1(7)|cisco-asa|9.1(7)",
        "1.3.6.1.4.1.2636.1.1.1.2.41|Juniper Networks, Inc. srx100 internet router, kernel JUNOS 12.3X48-D35.7, Build|juniper-junos|12.3X48-D35.7",
        "1.3.6.1.4.1.30065.1.3011|Arista Networks EOS version 4.19.5M running on an Arista Networks DCS-7050|arista-eos|4.19.5M",
        "1.3.6.1.4.1.9.12.3.1.3.2500|Cisco NX-OS(tm) Nexus9000 C93180YC-FX, Software (NXOS 64-bit), Version 10.3(4a), REL|cisco-nxos|10.3(4a)",
        "1.3.6.1.4.1.9.1.3300|Cisco IOS Software [IOSXE], CW9800 Software (CW9800_IOSXE-K9), Version 17.15.2, REL|cisco-c9800|17.15.2",
        "1.3.6.1.4.1.25506.1.1066|'H3C Series Router MSR26-00\nH3C Comware Platform Software, Version 7.1.059, Release 0304P12'|hpe-comware|7.1.059, Release 0304P12"
      })
  void otherPlatformsAreRecognised(String oid, String sysDescr, String platform, String version) {
    Identified found = Platforms.bundled().identify(oid, sysDescr).orElseThrow();
    assertThat(found.platform()).isEqualTo(new PlatformId(platform));
    assertThat(found.values()).containsEntry("version", version);
    assertThat(Platforms.bundled().identify("1.3.6.1.4.1.99999.1", sysDescr)).isEmpty();
  }

  @Test
  void anotherVendorsObjectIdIsBelieved() {
    String descr = "Cisco IOS Software, C2960 Software (C2960-LANBASEK9-M), Version 12.2(55)SE3";
    for (String oid :
        new String[] {"1.3.6.1.4.1.9.6.1.81", "1.3.6.1.4.1.11.2.3", "1.3.6.1.4.1.9.12"}) {
      assertThat(Platforms.bundled().identify(oid, descr)).as(oid).isEmpty();
    }
    assertThat(Platforms.bundled().identify("", descr)).isPresent();
  }

  @Test
  void recordedDevicesAreToldApart() throws Exception {
    int ios = 0;
    int others = 0;
    for (String folder : new String[] {"librenms/tests/snmpsim", "snmpsim-data"}) {
      for (Path file : Recorded.files(Recorded.folder(folder), ".snmprec")) {
        String descr = "";
        String oid = "";
        for (String line : Recorded.text(file).split("\n")) {
          String[] parts = line.strip().split("\\|", 3);
          if (parts.length == 3 && parts[0].equals("1.3.6.1.2.1.1.1.0")) {
            descr = parts[1].endsWith("x") ? unhex(parts[2]) : parts[2];
          } else if (parts.length == 3 && parts[0].equals("1.3.6.1.2.1.1.2.0")) {
            oid = parts[2];
          }
        }
        Optional<Identified> found = Platforms.bundled().identify(oid, descr);
        boolean xe = XE.matcher(descr).matches();
        if (xe || CLASSIC.matcher(descr).matches()) {
          assertThat(found.map(each -> each.platform().value()))
              .as(file + ": " + descr)
              .contains(xe ? Recorded.iosXe(descr) : "cisco-ios");
          if (descr.contains("Version")) {
            assertThat(found.get().values()).as(file.toString()).containsKey("version");
          }
          ios++;
        } else {
          assertThat(found.map(each -> each.platform().value()))
              .as(file + ": " + descr)
              .isNotIn(Optional.of("cisco-ios"), Optional.of("cisco-iosxe"));
          others++;
        }
      }
    }
    assertThat(ios).isGreaterThan(5);
    assertThat(others).isGreaterThan(100);
  }

  private static String unhex(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
  }
}
