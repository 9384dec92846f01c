package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.swim.device.PlatformId;
import io.swim.spi.PlatformCatalog.Identified;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What agents say that they are, release by release: what is told of it, and whom it is not. A
 * slash stands for the end of a line.
 */
class AgentDescriptionsTest {
  private static Optional<Identified> identify(String oid, String description) {
    return Platforms.bundled().identify(oid == null ? "" : "1.3.6.1.4.1." + oid, text(description));
  }

  private static String text(String description) {
    return description == null ? "" : description.replace(" / ", " \r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          9.1.1    | Cisco IOS XR Software (Cisco ABC-8/S),  Version 4.1.2[Default] / Copyright      | cisco-iosxr   | 4.1.2             | ABC-8/S
          9.1.1    | Cisco IOS XR Software (XY-5500), Version 7.0.1  Copyright (c) 2019              | cisco-iosxr   | 7.0.1             | XY-5500
          9.1.1    | Cisco IOS XR Software, Version 7.7.1 Copyright (c) 2022                         | cisco-iosxr   | 7.7.1             |
          9.12.3.1 | Cisco NX-OS(tm) n1, Software (n1000-s2-dk9), Version 6.2(12), RELEASE SOFTWARE Copyright (c) 2002-2012 Device Manager Version 6.0(2)N1(1),  Compiled | cisco-nxos    | 6.2(12)           |
          9.12.3.1 | Cisco NX-OS(tm) nxos.9.3.7.bin, Software (nxos), Version 9.3(7), RELEASE        | cisco-nxos    | 9.3(7)            |
          9.1.1    | Cisco Adaptive Security Appliance Version 9.16(2)7                              | cisco-asa     | 9.16(2)7          |
          9.6.1.83.1 | SG 301-10 10-Port Gigabit Managed Switch                                      | cisco-sb      |                   | SG 301-10
          9.6.1.94.1 | SG351X-48 48-Port Gigabit Stackable Managed Switch                            | cisco-sb      |                   | SG351X-48
          9.6.1.1006 | CBS351-24P 24-Port Gigabit PoE Managed Switch                                 | cisco-sb      |                   | CBS351-24P
          9.1.1    | Catalyst 1200 Series Smart Switch, 8-port GE (C1200-9T-E-2G)                    | cisco-sb      |                   | C1200-9T-E-2G
          3955.6.1 | 24-port 10/100 + 4-Port Gigabit Switch with WebView                             | cisco-sb      |                   |
          9.6.1.81 |                                                                                 | cisco-sb      |                   |
          2636.1.1 | Juniper Networks, Inc. ab100 internet router, kernel JUNOS 11.4R7.5 #0: 2013    | juniper-junos | 11.4R7.5          | ab100
          2636.1.1 | Juniper Networks, Inc. ex99-24t , version 10.4R6.5 Build date: 2011             | juniper-junos | 10.4R6.5          | ex99-24t
          2636.1.1 | Juniper Networks, Inc. qf99-32cd , kernel JUNOS 22.2R3-S1.3-EVO, Copyright      | juniper-junos | 22.2R3-S1.3-EVO   | qf99-32cd
          30065.1.1 | Arista Networks EOS version 4.28.1F running on an Arista Networks DCS-9999-48  | arista-eos    | 4.28.1F           | DCS-9999-48
          30065.1.1 | Arista Networks EOS version 4.28.1F running on an Arista vEOS-lab              | arista-eos    | 4.28.1F           | vEOS-lab
          30065.1.1 | Arista Networks EOS version 4.30.1F-32308478.4301F (engineering build) running on an Arista cEOSLab | arista-eos | 4.30.1F-32308478.4301F | cEOSLab
          25506.11 | 1999-24G Switch Software Version 5.20.99 Release 1115 / Copyright                | hpe-comware   | 5.20.99 Release 1115 | 1999-24G
          2011.2.1 | Huawei YunShan OS / Version 1.22.0.1 (S6799-H V600R022C00SPC500) / Copyright / HUAWEI S6799-H48X6C | huawei-vrp | 1.22.0.1 (S6799-H V600R022C00SPC500) | S6799-H48X6C
          2011.2.1 | Huawei Versatile Routing Platform Software / VRP (R) software, Version 8.191 (NE8999 V800R012C00SPC300) / Copyright / HUAWEI NE8999 M8 | huawei-vrp | 8.191 (NE8999 V800R012C00SPC300) | NE8999 M8
          25506.11 | HPE Comware Platform Software, Software Version 7.1.070, Release 3208P03 / HPE 9130-24G EI Switch / Copyright | hpe-comware | 7.1.070, Release 3208P03 | 9130-24G EI Switch
          25506.1  | H3C Comware Platform Software, Software Version 7.1.045, ESS 2403               | hpe-comware   | 7.1.045, ESS 2403 |
          25506.11 | HP V1911-48G Switch Software Version 5.20 Release 1111P01                       | hpe-comware   | 5.20 Release 1111P01 | V1911-48G
          25506.1  | H3C Comware Platform Software LSX1. Product Version Release 2509P61 Copyright   | hpe-comware   | Release 2509P61   |
          2011.10.1.9 | H3C Comware Platform Software, Software Version 5.20, Release 1910            | hpe-comware   | 5.20, Release 1910 |
          2011.2.1 | Huawei AR1299 Huawei Versatile Routing Platform Software VRP (R) software,Version 5.120 (AR1299 V200R003C01SPC900) Copyright | huawei-vrp | 5.120 (AR1299 V200R003C01SPC900) | AR1299
          2011.2.1 | S5799-36C-EI / Huawei Versatile Routing Platform Software / VRP (R) software,Version 5.160 (S5799 V200R007C00SPC500) / Copyright | huawei-vrp | 5.160 (S5799 V200R007C00SPC500) | S5799-36C-EI
          2011.2.1 | Huawei Versatile Routing Platform Software / VRP (R) software, Version 8.191 (CE6899 V200R005C10SPC800) / Copyright / HUAWEI CE6899-48S6CQ-EI | huawei-vrp | 8.191 (CE6899 V200R005C10SPC800) | CE6899-48S6CQ-EI
          2011.2.1 | Quidway S5399C-EI / Huawei Versatile Routing Platform Software / VRP (R) software, Version 5.70 (S5300 V100R005C01SPC100) | huawei-vrp | 5.70 (S5300 V100R005C01SPC100) | S5399C-EI
          2011.2.1 | Huawei Versatile Routing Platform Software / VRP (R) software, Version 8.180 (ATN 999C-B V300R003C10SPC500) / Copyright | huawei-vrp | 8.180 (ATN 999C-B V300R003C10SPC500) | ATN 999C-B
          2011.2.1 | S12799                                                                          | huawei-vrp    |                   | S12799
          14988.1  | RouterOS RB9999UPr+S+                                                           | mikrotik-routeros |               | RB9999UPr+S+
          14988.1  | router                                                                          | mikrotik-routeros |               |
          14179.1.1.4.3 | Cisco Controller                                                           | cisco-aireos  |                   |
          522.3.7  | Cisco 340 Series AP 11.23T                                                      | cisco-aironet-vxworks | 11.23T    | 340
          522.3.7  |                                                                                 | cisco-aironet-vxworks |           |
          9.1.1    | Cisco IOS Software, C3700 Software (AP3G2-K9W8-M), Version 15.3(3)JF5, RELEASE  | cisco-ap      | 15.3(3)JF5        |
          9.1.1    | Cisco IOS Software, C3700 Software (AP3G2-RCVK9W8-M), Version 15.3(3)JF5, REL   | cisco-ap      | 15.3(3)JF5        |
          """)
  void eachIsTakenForWhatItIs(
      String oid, String description, String platform, String version, String model) {
    Identified found = identify(oid, description).orElseThrow();

    assertThat(found.platform()).isEqualTo(new PlatformId(platform));
    assertThat(found.values().get("version")).isEqualTo(version);
    assertThat(found.values().get("model")).isEqualTo(model);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          9.12.3.1  | Cisco NX-OS(tm) ucs, Software (ucs-6100-k9-system), Version 5.0(3)N2(3.13b), RELEASE
          9.1.1     | Cisco FirePOWER Threat Defense, Version 6.2.0.4 (Build 85), ASA Version 9.7(1)19
          9.1.1     | Cisco Firewall Services Module
          9.1.1     | IE1000 Industrial Ethernet Switch, Version: 1.8.2#2020-08-13T23:48:09+00:00
          9.6.1.32.9 | Linux 2.6.21.5-lvl7-dev, Cisco Systems, Inc WAP321 (WAP321-E-K9), Version 1.0.6.5
          9.6.1.23.1 | Linux SPA112 2.6.26.5 #1 PREEMPT
          9.6.1.32.9 |
          9.1.1     |
          9.5.44    | Cisco Systems WS-C6506-E / Cisco Catalyst Operating System Software, Version 8.6(6a)
          14988.2   | CSS999-1G-4P-1S SwOS v2.18
          2011.2.80 | Huawei Integrated Access Software
          2011.6.1  | OceanStor
          25506.1.9 | H3C i-Ware Software, Version 1.10, Release 2110
          3224.1.35 | SSG20 version 6.2.0r5.0 (SN: 0000000000000000, Firewall VPN)
          99999.1   | Juniper Networks, Inc. ab100 internet router, kernel JUNOS 11.4R7.5
          99999.1   | RouterOS x86
          8072.3.2.10 | Linux host 5.10.0-8-amd64 #1 SMP Debian x86_64
                    | router
                    | 24-port 10/100 Ethernet Switch
                    | SG2218 18-Port Gigabit Smart Switch
                    | AC1200
                    | S1200
                    |
          """)
  void nobodyIsTakenForWhatHeIsNot(String oid, String description) {
    assertThat(identify(oid, description)).isEmpty();
  }

  @Test
  void theFamilyOfANexusIsThatOfItsImageNotTheNameOfItsFile() {
    String prefix = "Cisco NX-OS(tm) ";
    Map<String, String> old =
        identify("9.12.3.1", prefix + "n5000, Software (n5000-uk9), Version 7.3(3)N1(1), RELEASE")
            .orElseThrow()
            .values();
    Map<String, String> storage =
        identify("9.12.3.1", prefix + "m9100, Software (m9100-s3ek9-mz), Version 6.2(9), RELEASE")
            .orElseThrow()
            .values();
    Map<String, String> now =
        identify("9.12.3.1", prefix + "nxos.9.3.7.bin, Software (nxos), Version 9.3(7), RELEASE")
            .orElseThrow()
            .values();

    assertThat(old).containsEntry("imageFamily", "n5000").containsEntry("featureSet", "uk9");
    assertThat(storage).containsEntry("imageFamily", "m9100").containsEntry("featureSet", "s3ek9");
    assertThat(now).containsEntry("imageFamily", "nxos").doesNotContainKey("featureSet");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Comware Software Version ",
        "HPE Comware Platform Software, Software Version 7.1, Release 1 \n",
        "Huawei Versatile Routing Platform Software Version 5.1 (",
        "S1 Huawei Versatile Routing Platform Software ",
        "Cisco IOS Software, (A-",
        "Cisco NX-OS(tm) n1, Software (",
        "Cisco IOS XR Software (",
        "Juniper Networks, Inc. a , version ",
        "SG300-1 ",
        "Catalyst 1200 Series Switch (",
        "1-port ",
        "RouterOS "
      })
  void aDescriptionWithoutAnEndTakesNoTime(String piece) {
    String text = piece.repeat(4096 / piece.length());
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          for (String oid :
              new String[] {"", "9.1.1", "2011.2.1", "25506.1", "2636.1", "9.6.1.80"}) {
            identify(oid.isEmpty() ? null : oid, text);
            identify(oid.isEmpty() ? null : oid, "x" + text);
          }
        });
  }
}
