package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.image.ImageKind;
import io.swim.spi.PlatformCatalog.NamedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names as vendors write them in their manuals, and names that are none. */
class ImageNameExamplesTest {
  @ParameterizedTest
  @CsvSource({
    "c2960-lanbasek9-mz.150-2.SE11.bin, cisco-ios, SYSTEM, 15.0(2)SE11",
    "C2960-LANBASEK9-MZ.150-2.SE11.BIN, cisco-ios, SYSTEM, 15.0(2)SE11",
    "s72033-adventerprisek9_wan-mz.122-18.SXF7, cisco-ios, SYSTEM, 12.2(18)SXF7",
    "c3750e-universalk9-mz, cisco-ios, SYSTEM, ''",
    "c3560e-universalk9-tar.152-4.E10.tar, cisco-ios, SYSTEM, 15.2(4)E10",
    "me380x-universal.mz.122-52.111.EY.bin, cisco-ios, SYSTEM, 12.2(52.111)EY",
    "igs-j-l.111-12, cisco-ios, SYSTEM, 11.1(12)",
    "c7200-kboot-mz.124-25.bin, cisco-ios, BOOT_LOADER, 12.4(25)",
    "ir800-universalk9-bundle.SPA.159-3.M3.bin, cisco-ios, ARCHIVE, 15.9(3)M3",
    "asr901-universalk9-mz.155-3.S6.SPA.bin, cisco-ios, SYSTEM, 15.5(3)S6",
    "C2900_RM2.bin.SPA.150-1r.M16, cisco-ios, BOOT_LOADER, 15.0(1r)M16",
    "vios-adventerprisek9-m, cisco-ios, VIRTUAL_MACHINE, ''",
    "i86bi-linux-l3-adventerprisek9-15.5.2T.bin, cisco-ios, VIRTUAL_MACHINE, 15.5(2)T",
    "c1240-k9w7-mx.124-25d.JA1, cisco-aironet, SYSTEM, 12.4(25d)JA1",
    "c1130-k9w7-tar.124-25d.JA2.tar, cisco-aironet, SYSTEM, 12.4(25d)JA2",
    "ap3g2-k9w7-tar.153-3.JF15.tar, cisco-aironet, SYSTEM, 15.3(3)JF15",
    "c1240-k9w7-tar.default, cisco-aironet, SYSTEM, ''",
    "BR350v1202T1.img, cisco-aironet-vxworks, SYSTEM, 12.02T1",
    "ap1g4-k9w8-tar.153-3.JPK4.tar, cisco-ap, ACCESS_POINT, 15.3(3)JPK4",
    "c1240-rcvk9w8-tar.124-21a.JA2.tar, cisco-ap, ACCESS_POINT, 12.4(21a)JA2",
    "AIR-AP1815-K9-8-10-130-0.tar, cisco-ap, ACCESS_POINT, 8.10.130.0",
    "AIR-AP3800-K9-ME-8-5-140-0.zip, cisco-ap, ARCHIVE, 8.5.140.0",
    "C9800-AP-universalk9.17.09.04a.zip, cisco-ap, ARCHIVE, 17.9.4a",
    "ap1g8, cisco-ap, ACCESS_POINT, ''",
    "cat9k_iosxe.17.09.05.SPA.bin, cisco-iosxe, SYSTEM, 17.9.5",
    "cat9k_iosxe_npe.16.12.09.SPA.bin, cisco-iosxe, SYSTEM, 16.12.9",
    "C9800-SW-iosxe-wlc.16.12.02s.SPA.bin, cisco-iosxe, SYSTEM, 16.12.2s",
    "asr1000rp1-adventerprisek9.02.04.01.122-33.XND1.bin, cisco-iosxe, SYSTEM, 2.4.1",
    "cat3k_caa-universalk9.SPA.03.07.05E.152-3.E5.bin, cisco-iosxe, SYSTEM, 15.2(3)E5",
    "asr1001x-universalk9.03.13.05.S.154-3.S5-ext.SPA.bin, cisco-iosxe, SYSTEM, 3.13.5S",
    "ir1101-universalk9.17.03.01.SPA.bin, cisco-iosxe, SYSTEM, 17.3.1",
    "cat9k-rpboot.17.12.02.SPA.pkg, cisco-iosxe, PACKAGE, 17.12.2",
    "cat3k_caa-infra.SPA.03.07.05E.pkg, cisco-iosxe, PACKAGE, 3.7.5E",
    "isr4200_4300_rommon_1612_1r_SPA.pkg, cisco-iosxe, BOOT_LOADER, 16.12(1r)",
    "packages.conf, cisco-iosxe, PACKAGE_LIST, ''",
    "C9800-universalk9_wlc.17.03.04.CSCvz12345.SPA.apsp.bin, cisco-c9800, SMU, 17.3.4",
    "C9800-CL-universalk9.17.09.01.ova, cisco-c9800, VIRTUAL_MACHINE, 17.9.1",
    "C9800-40-universalk9_wlc.17.09.05.SPA.bin, cisco-c9800, SYSTEM, 17.9.5",
    "C9800-L-universalk9_wlc.17.12.03.SPA.bin, cisco-c9800, SYSTEM, 17.12.3",
    "C9800-80-mono-universalk9_wlc.17.06.01a.SPA.pkg, cisco-c9800, PACKAGE, 17.6.1a",
    "C9800-L-rpboot.17.06.01.SPA.pkg, cisco-c9800, PACKAGE, 17.6.1",
    "C9800-40-hw-programmables.17.06.01.SPA.pkg, cisco-c9800, FIRMWARE, 17.6.1",
    "C9800-80-universalk9_wlc.17.06.01.SPA.conf, cisco-c9800, PACKAGE_LIST, 17.6.1",
    "C9800-AP-iosxe-wlc.bin, cisco-ewc, SYSTEM, ''",
    "asr9k-mini-px.pie-5.3.4, cisco-iosxr, SYSTEM, 5.3.4",
    "asr9k-mini-px.vm-6.1.4, cisco-iosxr, SYSTEM, 6.1.4",
    "asr9k-k9sec-px.pie-5.3.4, cisco-iosxr, PACKAGE, 5.3.4",
    "asr9k-px-5.3.4.CSCuz12345.pie, cisco-iosxr, SMU, 5.3.4",
    "ncs5500-mini-x.iso-6.6.3, cisco-iosxr, SYSTEM, 6.6.3",
    "ncs5500-goldenk9-x-7.3.2-SITE1.iso, cisco-iosxr, SYSTEM, 7.3.2",
    "ncs5500-goldenk9-x.iso-7.0.2-SITE1, cisco-iosxr, SYSTEM, 7.0.2",
    "ncs540l-aarch64-7.8.2.iso, cisco-iosxr, SYSTEM, 7.8.2",
    "asr9k-px-5.3.3.sp10.pie, cisco-iosxr, SMU, 5.3.3",
    "ncs5500-usb_boot-7.0.2.zip, cisco-iosxr, ARCHIVE, 7.0.2",
    "8000-x64-usb-24.1.1.zip, cisco-iosxr, ARCHIVE, 24.1.1",
    "8000-x64-7.3.15.iso, cisco-iosxr, SYSTEM, 7.3.15",
    "ncs540l-x64-7.4.1.iso, cisco-iosxr, SYSTEM, 7.4.1",
    "asr9k-mgbl-x64-3.0.0.0-r702.x86_64.rpm, cisco-iosxr, PACKAGE, 7.0.2",
    "ncs5500-mpls-2.1.0.1-r6625.CSCvk12345.x86_64.rpm, cisco-iosxr, SMU, ''",
    "ncs5500-os-support-2.1.0.1-r732.CSCwa12345.x86_64.rpm, cisco-iosxr, SMU, 7.3.2",
    "xr-bgp-7.3.15v1.0.0-1.x86_64.rpm, cisco-iosxr, PACKAGE, 7.3.15",
    "NCS5500-iosxr-k9-7.3.2.tar, cisco-iosxr, PACKAGE, 7.3.2",
    "n7000-s2-dk9.8.4.1.bin, cisco-nxos, SYSTEM, 8.4(1)",
    "n7000-s1-kickstart-npe.6.2.8a.bin, cisco-nxos, KICKSTART, 6.2(8a)",
    "n3500-uk9.6.0.2.A8.11b.bin, cisco-nxos, SYSTEM, 6.0(2)A8(11b)",
    "m9300-s1ek9-mz.8.4.1.bin, cisco-nxos, SYSTEM, 8.4(1)",
    "m9200-s2ek9-kickstart-mz.6.2.13.bin, cisco-nxos, KICKSTART, 6.2(13)",
    "nexus-1000v.5.2.1.SV3.1.5a.bin, cisco-nxos, SYSTEM, 5.2(1)SV3(1.5a)",
    "nxos64-cs.10.2.3.F.bin, cisco-nxos, SYSTEM, 10.2(3)",
    "n7000-s2-dk9.8.3.0.7.gbin, cisco-nxos, SYSTEM, 8.3(0.7)",
    "nxos64-cs.10.3.1.5.F.bin.upg, cisco-nxos, SYSTEM, 10.3(1.5)",
    "n9000-epld.9.3.7.img, cisco-nxos, FIRMWARE, 9.3(7)",
    "nxos.CSCvq12345-n9k_ALL-1.0.0-9.3.7.lib32_n9000.rpm, cisco-nxos, SMU, 9.3(7)",
    "asa984-12-smp-k8.bin, cisco-asa, SYSTEM, 9.8(4)12",
    "asa917-32-k8.bin, cisco-asa, SYSTEM, 9.1(7)32",
    "cisco-asa-fp2k.9.14.3.13.SPA, cisco-asa, SYSTEM, 9.14(3)13",
    "asdm-7161-150.bin, cisco-asa, DEVICE_MANAGER, 7.16(1)150",
    "asdm-openjre-7181-152.bin, cisco-asa, DEVICE_MANAGER, 7.18(1)152",
    "cisco-secure-client-win-5.0.01242-webdeploy-k9.pkg, cisco-asa, ADD_ON, 5.0.01242",
    "hostscan_4.10.05095-k9.pkg, cisco-asa, ADD_ON, 4.10.05095",
    "csd_3.6.6249-k9.pkg, cisco-asa, ADD_ON, 3.6.6249",
    "AIR-WLC4400-K9-7-0-240-0.aes, cisco-aireos, SYSTEM, 7.0.240.0",
    "AIR-CT5500-K9-1-9-0-0-FUS.aes, cisco-aireos, BOOT_LOADER, 1.9.0.0",
    "SWISMK9-7-0-240-0.aes, cisco-aireos, SYSTEM, 7.0.240.0",
    "AIR_CTVM-K9_8_5_140_0.aes, cisco-aireos, SYSTEM, 8.5.140.0",
    "AIR-CT5500-AP_BUNDLE-K9-8-0-110-0.aes, cisco-aireos, ACCESS_POINT, 8.0.110.0",
    "image_tesla_Sx250_350_550_2.3.5.63_release_cisco_signed.bin, cisco-sb, SYSTEM, 2.3.5.63",
    "image_cbs_ros_3.1.1.7_release_cisco_signed.bin, cisco-sb, SYSTEM, 3.1.1.7",
    "sx300_fw-1.4.11.02.ros, cisco-sb, SYSTEM, 1.4.11.2",
    "Sx300_FW_Boot_1.4.8.6.zip, cisco-sb, ARCHIVE, 1.4.8.6",
    "junos-install-mx-x86-64-18.4R2-S3.2.tgz, juniper-junos, SYSTEM, 18.4R2-S3.2",
    "junos-srxsme-12.1X46-D65.4-domestic.tgz, juniper-junos, SYSTEM, 12.1X46-D65.4",
    "jinstall-ex-4200-12.3R12.4-domestic-signed.tgz, juniper-junos, SYSTEM, 12.3R12.4",
    "junos-vmhost-install-mx-x86-64-21.2R3.8.tgz, juniper-junos, SYSTEM, 21.2R3.8",
    "jinstall-host-qfx-5-18.4R2-S3.2-signed.tgz, juniper-junos, SYSTEM, 18.4R2-S3.2",
    "junos-evo-install-ptx-x86-64-21.4R3-EVO.iso, juniper-junos, SYSTEM, 21.4R3-EVO",
    "jweb-ex-3.2R1-A4.tgz, juniper-junos, ADD_ON, 3.2R1",
    "EOS64-4.28.3M.swi, arista-eos, SYSTEM, 4.28.3M",
    "EOS-4.20.5F-INT.swi, arista-eos, SYSTEM, 4.20.5F",
    "EOS-2GB-4.15.5M.swi, arista-eos, SYSTEM, 4.15.5M",
    "CloudEOS-4.27.0F.qcow2, arista-eos, VIRTUAL_MACHINE, 4.27.0F",
    "cEOS-lab-4.30.1F.tar.xz, arista-eos, VIRTUAL_MACHINE, 4.30.1F",
    "5900_5920-CMW710-R2422P01.ipe, hpe-comware, SYSTEM, R2422P01",
    "5130EI-CMW710-BOOT-R3507P02.bin, hpe-comware, KICKSTART, R3507P02",
    "5130EI-CMW710-SYSTEM-R3507P02.bin, hpe-comware, SYSTEM, R3507P02",
    "VSR1000-CMW710-BOOT-R0204P01-X64.bin, hpe-comware, KICKSTART, R0204P01",
    "A5120EI-CMW520-R2222P07.bin, hpe-comware, SYSTEM, R2222P07",
    "S5120EI-CMW520-R2208P01-S168.bin, hpe-comware, SYSTEM, R2208P01",
    "msr3000-cmw710-security-r0305p04.bin, hpe-comware, PACKAGE, R0305P04",
    "S5130S_EI-CMW710-SYSTEM-PATCH-R6126P20H01.bin, hpe-comware, SMU, R6126P20H01",
    "S5720-V200R011C10SPC600.cc, huawei-vrp, SYSTEM, V200R011C10SPC600",
    "ar1220-v200r007c00spc900.cc, huawei-vrp, SYSTEM, V200R007C00SPC900",
    "USG6000-V500R001C60SPC500.bin, huawei-vrp, SYSTEM, V500R001C60SPC500",
    "S5720-V200R010SPH019.pat, huawei-vrp, SMU, V200R010SPH019",
    "routeros-7.12.2-arm64.npk, mikrotik-routeros, SYSTEM, 7.12.2",
    "routeros-mipsbe-6.49.10.npk, mikrotik-routeros, SYSTEM, 6.49.10",
    "wireless-7.13-arm.npk, mikrotik-routeros, PACKAGE, 7.13",
    "chr-7.14rc2.img.zip, mikrotik-routeros, VIRTUAL_MACHINE, 7.14rc2",
    "gateway-bundle-2.1.0.raucb, linux-ab, SYSTEM, 2.1.0",
    "gateway_2.1.0-rc1.swu, linux-ab, SYSTEM, 2.1.0-rc1"
  })
  @CsvSource({
    "CW9800M-universalk9_wlc.17.15.02.SPA.bin, cisco-c9800, SYSTEM, 17.15.2",
    "C9800-CL-universalk9.17.12.03.CSCwj12345.SPA.bin, cisco-c9800, SMU, 17.12.3",
    "cat9k_iosxe.17.12.03.CSCwj12345.SPA.bin, cisco-iosxe, SMU, 17.12.3",
    "XR12000-iosxr-k9-4.3.2.tar, cisco-iosxr, PACKAGE, 4.3.2",
    "ASR9K-iosxr-px-5.3.3-turboboot.tar, cisco-iosxr, PACKAGE, 5.3.3",
    "asr9k-sysadmin-asr9k-6.6.3.CSCvr12345.tar, cisco-iosxr, SMU, 6.6.3",
    "ncs5500-sysadmin-hostos-6.5.3-r653.CSCvp12345.admin.x86_64.rpm, cisco-iosxr, SMU, 6.5.3",
    "xrv9k-fullk9-x.vrr-6.5.1.qcow2, cisco-iosxr, VIRTUAL_MACHINE, 6.5.1",
    "iosxrv-k9-demo.vmdk-6.1.2, cisco-iosxr, VIRTUAL_MACHINE, 6.1.2",
    "i86bi-linux-l2-ipbasek9-15.1g.bin, cisco-ios, VIRTUAL_MACHINE, 15.1g",
    "cat4500e-universalk9.SPA.03.10.00.E.152-6.bin, cisco-iosxe, SYSTEM, 3.10.0E",
    "cat3k_caa-wcm.SPA.10.2.120.0.pkg, cisco-iosxe, PACKAGE, ''",
    "ncs5500-isis-2.1.0.0-r7011.x86_64.rpm, cisco-iosxr, PACKAGE, 7.0.11",
    "ncs6k-mpls.pkg-5.2.4, cisco-iosxr, PACKAGE, 5.2.4",
    "nxos.9.3.5.CSCvv12345.bin, cisco-nxos, SMU, 9.3(5)",
    "m9500-sf2ek9-mz-npe.6.2.17.bin, cisco-nxos, SYSTEM, 6.2(17)",
    "n7000-s2-dplug-mzg.8.2.3.bin, cisco-nxos, ADD_ON, 8.2(3)",
    "anyconnect-win-3.1.05160-web-deploy-k9.pkg, cisco-asa, ADD_ON, 3.1.05160",
    "ap1g2-rcvk9w8-mx, cisco-ap, ACCESS_POINT, ''",
    "nxos64-cs.10.3.1.upg.bin, cisco-nxos, SYSTEM, 10.3(1)",
    "asdm-66199.bin, cisco-asa, DEVICE_MANAGER, ''",
    "EOS-4.15.5M-3054099.4155M.swi, arista-eos, SYSTEM, 4.15.5M",
    "CBS220_FW_2.0.2.14.bin, cisco-sb, SYSTEM, 2.0.2.14",
    "Sx250_350_fw_2.4.5.71.bin, cisco-sb, SYSTEM, 2.4.5.71",
    "vmx-bundle-esxi-18.2R1.9.tgz, juniper-junos, ARCHIVE, 18.2R1.9",
    "media-vsrx-vmdisk-15.1X49-D110.4.scsi.ova, juniper-junos, VIRTUAL_MACHINE, 15.1X49-D110.4",
    "cosim_20180212.qcow2, juniper-junos, VIRTUAL_MACHINE, ''",
    "EOS-4.17.1FX-VRRP-LU.swi, arista-eos, SYSTEM, 4.17.1FX",
    "EOS-4.23.3M-hotfix-BUG123456.swix, arista-eos, ADD_ON, 4.23.3M",
    "cEOSarm-lab-4.32.0F.tar.xz, arista-eos, VIRTUAL_MACHINE, 4.32.0F",
    "5500.EI-4800G-CMW520-R2222P05.bin, hpe-comware, SYSTEM, R2222P05",
    "MSR20-CMW520-R2516P15-SI.BIN, hpe-comware, SYSTEM, R2516P15",
    "Eudemon1000E-X-V300R001C00SPC700.bin, huawei-vrp, SYSTEM, V300R001C00SPC700"
  })
  void vendorsNames(String name, String platform, ImageKind kind, String version) {
    List<NamedImage> fitting = ImageNamesTest.fitting(name);
    assertThat(fitting).hasSize(1);
    NamedImage found = new BundledPlatforms().recognizeName(name).orElseThrow();
    assertThat(found).isEqualTo(fitting.get(0));
    assertThat(found.platform().value()).isEqualTo(platform);
    assertThat(found.kind()).isEqualTo(kind);
    assertThat(Platforms.bundled().versions(found.platform()).same(found.version(), version))
        .as("%s is %s", found.version(), version)
        .isTrue();
    boolean image = kind == ImageKind.SYSTEM && !version.isEmpty();
    assertThat(Platforms.bundled().isImage(found.platform(), name)).isEqualTo(image);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FGT_VM64_KVM-v7.4.7.M-build2731-FORTINET.out",
        "KB_16_10_0012.swi",
        "ArubaOS_72xx_8.6.0.4_74969",
        "cisco-ftd-fp2k.6.6.1-91.SPA",
        "fxos-k9-kickstart.5.0.3.N2.4.71.SPA",
        "ucs-6100-k9-kickstart.5.0.3.N2.2.11.bin",
        "asr5500-21.15.47.bin.SPA",
        "ise-2.7.0.356.SPA.x86_64.iso",
        "cat6000-sup2cvk9.8-7-3.bin",
        "c6ace-t1k9-mz.A5_3_3.bin",
        "BZ.qca956x_6.0.15.bin",
        "SPR08095d.bin",
        "summitX-22.7.1.2.xos",
        "firmware-upgrade.24.10.02.bin",
        "ubuntu-22.04.3-live-server-amd64.iso",
        "python-3.11.2-1.x86_64.rpm",
        "space-17.2R1.4.qcow2",
        "empty8G.qcow2",
        "backup.bin",
        "image.bin",
        "startup-config",
        "running-config.cfg",
        "c2960-lanbasek9-mz.cfg",
        "c2960-lanbasek9-mz.150-2.SE11.bin.md5",
        "vlan.dat",
        "config.text",
        "IOS-Self-Sig-1.cer",
        "crashinfo_20200101-010101",
        "license.lic",
        "isr4300-20200101.lic",
        "syslog.log",
        "cat9k-crash.tar.gz",
        "..",
        ""
      })
  void filesOfOthersAreOfNobody(String name) {
    assertThat(ImageNamesTest.fitting(name)).isEmpty();
    assertThat(new BundledPlatforms().recognizeName(name)).isEmpty();
  }

  @Test
  @Timeout(120)
  void aNameOfGarbageTakesNoTime() {
    List<String> names = new ArrayList<>();
    for (String piece :
        List.of("a", "-", "a-", "a1_", "1.", "-1", ".1a", "k9-", "v100r100", "junos-", "BLD_")) {
      for (String head : List.of("", "c2960-", "cat9k_iosxe.", "junos-", "asr9k-", "nxos.")) {
        names.add((head + piece.repeat(255)).substring(0, 255));
        names.add(head + piece.repeat(100_000));
      }
    }
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder name = new StringBuilder("cat9k-universalk9".substring(random.nextInt(17)));
      while (name.length() < 250) {
        name.append("ak9-_.17()SPArCSCpiemz".charAt(random.nextInt(22)));
      }
      names.add(name.toString());
    }
    // An expression that goes back and forth on one of them takes years.
    for (String name : names) {
      boolean known = Platforms.bundled().recognizeName(name).isPresent();
      assertThat(known && name.length() > 255).as(name).isFalse();
    }
  }
}
