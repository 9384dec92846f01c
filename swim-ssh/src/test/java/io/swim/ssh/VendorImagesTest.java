package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.image.ImageContent;
import io.swim.image.ImageKind;
import io.swim.spi.Recognition;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of the files of many vendors, by bytes and name. */
class VendorImagesTest {
  private final VendorImages images = new VendorImages();

  private Recognition recognize(String name, byte[] bytes) throws IOException {
    return images.recognize(name, ImageContent.of(bytes));
  }

  private Recognition.Recognized recognized(String name, byte[] bytes) throws IOException {
    Recognition found = recognize(name, bytes);
    assertThat(found).isInstanceOf(Recognition.Recognized.class);
    return (Recognition.Recognized) found;
  }

  private void renamed(String name, byte[] bytes, String... why) throws IOException {
    Recognition found = recognize(name, bytes);
    assertThat(found).isInstanceOf(Recognition.Renamed.class);
    assertThat(((Recognition.Renamed) found).why()).contains(why);
  }

  private void damaged(String name, byte[] bytes, String... why) throws IOException {
    Recognition found = recognize(name, bytes);
    assertThat(found).isInstanceOf(Recognition.Damaged.class);
    assertThat(((Recognition.Damaged) found).why()).contains(why);
  }

  @ParameterizedTest
  @CsvSource({
    "cat9k_iosxe.17.09.05.SPA.bin, cisco-iosxe, SYSTEM, 17.9.5, cat9k, ''",
    "cat9k-rpbase.17.09.05.SPA.pkg, cisco-iosxe, PACKAGE, 17.9.5, cat9k, rpbase",
    "asr9k-mini-x64-7.0.2.iso, cisco-iosxr, SYSTEM, 7.0.2, asr9k, mini",
    "ncs5500-mpls-2.1.0.0-r732.x86_64.rpm, cisco-iosxr, PACKAGE, r732, ncs5500, mpls",
    "NCS5500-iosxr-k9-7.3.2.tar, cisco-iosxr, PACKAGE, 7.3.2, NCS5500, iosxr-k9",
    "EOS-4.28.3M.swi, arista-eos, SYSTEM, 4.28.3M, EOS, ''",
    "routeros-7.14rc2-arm64.npk, mikrotik-routeros, SYSTEM, 7.14rc2, arm64, ''",
    "asdm-7161-150.bin, cisco-asa, DEVICE_MANAGER, 7.16(1)150, '', ''",
    "ies-lanbase-tar.122-44.EX.tar, cisco-ios, SYSTEM, 12.2(44)EX, IES, lanbase",
    "c1240-k9w7-tar.124-25d.JA1.tar, cisco-aironet, SYSTEM, 12.4(25d)JA1, C1240, k9w7",
    "gateway.swu, linux-ab, SYSTEM, 2.1.0, gateway, ''",
    "gateway-2.1.0.raucb, linux-ab, SYSTEM, 2.1.0, gateway, ''",
    "junos-srxsme-12.1X46-D65.4-domestic.tgz, juniper-junos, SYSTEM, 12.1X46-D65.4, srxsme, ''",
    "asa984-12-smp-k8.bin, cisco-asa, SYSTEM, 9.8(4)12, smp, ''",
    "n7000-s1-dk9.5.1.3.bin, cisco-nxos, SYSTEM, 5.1(3), n7000, s1-dk9",
    "AIR-CT5520-K9-8-10-183-0.aes, cisco-aireos, SYSTEM, 8.10.183.0, CT5520, K9",
    "anyconnect-win-4.10.05095-k9.pkg, cisco-asa, ADD_ON, 4.10.05095, '', anyconnect-win"
  })
  void wholeFilesAreRecognised(
      String name, String platform, ImageKind kind, String version, String family, String feature)
      throws Exception {
    Recognition.Recognized found = recognized(name, VendorSamples.all().get(name));
    assertThat(found.platform().value()).isEqualTo(platform);
    assertThat(found.kind()).isEqualTo(kind);
    assertThat(found.version()).isEqualTo(version);
    assertThat(found.family()).isEqualTo(family);
    assertThat(found.featureSet()).isEqualTo(feature);
  }

  @Test
  void bytesTellWhatANewNameHides() throws Exception {
    assertThat(
            recognized(
                    "new.bin", VendorSamples.xe("cat9k_iosxe.17.09.05.SPA.bin", "17.9.5", "cat9k"))
                .kind())
        .isEqualTo(ImageKind.SYSTEM);
    assertThat(recognized("lab.zip", VendorSamples.eos("4.28.3M")).version()).isEqualTo("4.28.3M");
    assertThat(
            recognized(
                    "fix",
                    VendorSamples.rpm("ncs5500-os", "2.1.0.1", "r732.CSCwa12345", "x86_64", 9))
                .kind())
        .isEqualTo(ImageKind.SMU);
    assertThat(
            recognized(
                    "wireless.npk",
                    VendorSamples.npk("wireless", new byte[] {0, 'f', 13, 7}, "arm"))
                .version())
        .isEqualTo("7.13");
  }

  /** All of release 7 calls itself so in the file, and a part of release 6 does. */
  @Test
  void aPackageThatIsCalledSystemIsWhatItsNameSays() throws Exception {
    assertThat(
            recognized(
                    "routeros-7.16.1-arm.npk",
                    VendorSamples.npk("system", new byte[] {1, 'f', 16, 7}, "arm"))
                .kind())
        .isEqualTo(ImageKind.SYSTEM);
    assertThat(
            recognized(
                    "system-6.49.10-mipsbe.npk",
                    VendorSamples.npk("system", new byte[] {10, 'f', 49, 6}, "mips"))
                .kind())
        .isEqualTo(ImageKind.PACKAGE);
    renamed(
        "a.npk",
        VendorSamples.npk("system", new byte[] {1, 'f', 16, 7}, "arm"),
        "neither its name nor the file tells what it is for");
  }

  @Test
  void aNameThatContradictsTheBytesIsARenamedFile() throws Exception {
    Map<String, byte[]> all = VendorSamples.all();
    renamed("nxos.9.3.7.bin", all.get("EOS-4.28.3M.swi"), "cisco-nxos", "arista-eos");
    renamed("EOS-4.20.0F.swi", all.get("EOS-4.28.3M.swi"), "4.20.0F", "4.28.3M");
    renamed(
        "cat9k_iosxe.17.12.01.SPA.bin",
        all.get("cat9k_iosxe.17.09.05.SPA.bin"),
        "17.12.01",
        "17.9.5");
    renamed(
        "cat9k_iosxe.17.09.05.SPA.bin",
        all.get("cat9k-rpbase.17.09.05.SPA.pkg"),
        "the name says system, the file is package");
    renamed("asdm-751.bin", all.get("asdm-7161-150.bin"), "7.5(1)", "7.16(1)150");
    renamed(
        "c2960-lanbasek9-mz.150-2.SE11.bin",
        all.get("routeros-7.14rc2-arm64.npk"),
        "cisco-ios",
        "mikrotik-routeros");
    renamed("c1240-k9w7-tar.124-25d.JA2.tar", all.get("c1240-k9w7-tar.124-25d.JA1.tar"), "JA2");
  }

  @Test
  void aFileOfWhichNobodyTellsTheVersionIsNotGuessed() throws Exception {
    renamed("gateway.raucb", VendorSamples.rauc(), "neither its name nor the file tells");
    renamed("asdm.bin", VendorSamples.asdm("x"), "which version");
    assertThat(recognize("nxos.bin", Samples.bytes(2_000_000)))
        .isNotInstanceOf(Recognition.Recognized.class);
  }

  @Test
  void theInfoOfAnArchiveTellsWhatADeviceNeeds() throws Exception {
    Recognition.Recognized found =
        recognized(
            "ies-lanbase-tar.122-44.EX.tar",
            VendorSamples.iosTar("ies-lanbase-mz.122-44.EX", "IES"));
    assertThat(found.requirements().minRamBytes()).hasValue(64L << 20);
    assertThat(found.requirements().minFlashBytes()).hasValue(11_878_912);
  }

  @Test
  void lengthsThatLieAreDamage() throws Exception {
    Map<String, byte[]> all = VendorSamples.all();
    byte[] npk = all.get("routeros-7.14rc2-arm64.npk");
    damaged("a.npk", Arrays.copyOf(npk, npk.length + 1), String.valueOf(npk.length));
    npk[8 + 2 + 3] = 0x7f;
    damaged("a.npk", npk, "damaged");
    byte[] xe = all.get("cat9k_iosxe.17.09.05.SPA.bin");
    damaged("a.bin", Arrays.copyOf(xe, xe.length - 1), "truncated", String.valueOf(xe.length));
    byte[] iso = all.get("asr9k-mini-x64-7.0.2.iso");
    damaged("a.iso", Arrays.copyOf(iso, iso.length - 2048), "truncated");
    byte[] rpm = all.get("ncs5500-mpls-2.1.0.0-r732.x86_64.rpm");
    damaged("a.rpm", Arrays.copyOf(rpm, rpm.length - 1), String.valueOf(rpm.length));
    byte[] tgz = all.get("junos-srxsme-12.1X46-D65.4-domestic.tgz");
    damaged(
        "junos-srxsme-12.1X46-D65.4-domestic.tgz", Arrays.copyOf(tgz, tgz.length / 2), "truncated");
    byte[] rauc = all.get("gateway-2.1.0.raucb");
    damaged("gateway-2.1.0.raucb", Arrays.copyOf(rauc, rauc.length - 3), "no signature");
    byte[] swi = all.get("EOS-4.28.3M.swi");
    damaged("EOS-4.28.3M.swi", Arrays.copyOf(swi, swi.length - 9), "ZIP");
    byte[] asa = all.get("asa984-12-smp-k8.bin");
    damaged("asa984-12-smp-k8.bin", Arrays.copyOf(asa, asa.length / 2), "command line");
  }

  @Test
  void anAccessPointsArchiveWithoutItsEndIsDamaged() throws Exception {
    byte[] cut =
        new Tars().file("info", VendorSamples.info("c1240-k9w7-mx.124-25d.JA1", "C1240")).done();
    damaged("c1240-k9w7-tar.124-25d.JA1.tar", cut, "info.ver");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "python3-3.11.2-1.x86_64.rpm",
        "SONiC-Aruba.swi",
        "backup.tar",
        "letter.zip",
        "disk.iso"
      })
  void filesOfOthersAreNotMine(String name) throws Exception {
    for (byte[] bytes :
        new byte[][] {
          VendorSamples.rpm("python3", "3.11.2", "1", "x86_64", 100),
          VendorSamples.eos("42.0.0"),
          new Tars().file("info", "of something else").file("version", "1").done(),
          VendorSamples.zip(Map.of("letter.txt", "x")),
          VendorSamples.iso(Map.of("SETUP.EXE;1", "x")),
          Samples.bytes(2_000_000)
        }) {
      assertThat(recognize(name, bytes)).isInstanceOf(Recognition.NotMine.class);
    }
  }

  /** Under the name of another one, a file is never what the name says, but what it is. */
  @Test
  void noNameIsBelievedAgainstBytesThatTell() throws Exception {
    Map<String, byte[]> all = VendorSamples.all();
    all.remove("AIR-CT5520-K9-8-10-183-0.aes");
    for (Map.Entry<String, byte[]> file : all.entrySet()) {
      Recognition.Recognized real = recognized(file.getKey(), file.getValue());
      for (String name : all.keySet()) {
        if (recognize(name, file.getValue()) instanceof Recognition.Recognized found) {
          assertThat(found.platform())
              .as("%s as %s", file.getKey(), name)
              .isEqualTo(real.platform());
          assertThat(found.kind()).as("%s as %s", file.getKey(), name).isEqualTo(real.kind());
        }
      }
    }
  }

  @Test
  void noBytesMakeItThrow() throws Exception {
    Random random = new Random(11);
    List<Map.Entry<String, byte[]>> all =
        VendorSamples.all().entrySet().stream()
            .filter(each -> each.getValue().length < 200_000)
            .toList();
    long inputs = Long.getLong("swim.fuzz.inputs", 3_000);
    for (long i = 0; i < inputs; i++) {
      byte[] bytes = all.get(random.nextInt(all.size())).getValue();
      byte[] other = all.get(random.nextInt(all.size())).getValue();
      byte[] changed = Arrays.copyOf(bytes, random.nextInt(bytes.length * 2));
      // Pieces of one in another, and lengths of whatever size.
      int at = random.nextInt(changed.length + 1);
      int length = Math.min(random.nextInt(600), Math.min(changed.length - at, other.length));
      System.arraycopy(other, random.nextInt(other.length - length + 1), changed, at, length);
      for (int flips = random.nextInt(12); flips > 0 && changed.length > 0; flips--) {
        changed[random.nextInt(Math.min(changed.length, 40_000))] = (byte) random.nextInt();
      }
      String name = all.get(random.nextInt(all.size())).getKey();
      assertThat(recognize(name, changed)).isNotNull();
    }
  }

  private static Stream<byte[]> notOpaque() {
    byte[] text = VendorSamples.ascii("<html>no such page</html>\n".repeat(60_000));
    return Stream.of(
        text,
        new byte[2_000_000],
        VendorSamples.zip(Map.of("a", "x")),
        Samples.bytes(300_000),
        new byte[0]);
  }

  @ParameterizedTest
  @MethodSource("notOpaque")
  void aNameAloneIsNotBelievedAgainstBytesOfAnotherKind(byte[] bytes) throws Exception {
    for (String name :
        new String[] {
          "AIR-CT5520-K9-8-10-183-0.aes",
          "5900_5920-CMW710-R2422P01.ipe",
          "S5720-V200R011C10SPC600.cc",
          "nxos.9.3.7.bin",
          "asa9-16-3-19-lfbff-k8.SPA",
          "asr9k-k9sec-px.pie-5.3.4"
        }) {
      assertThat(recognize(name, bytes)).as(name).isInstanceOf(Recognition.NotMine.class);
      assertThat(recognize(name, Samples.bytes(1_200_000)))
          .as(name)
          .isInstanceOf(Recognition.Recognized.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c2960-lanbasek9-mz.150-2.SE11.bin",
        "c1240-k9w7-mx.124-25d.JA1",
        "c1240-k9w7-tar.124-25d.JA1.tar",
        "cat9k_iosxe.17.09.05.SPA.bin",
        "asr9k-mini-x64-7.0.2.iso",
        "ncs5500-mpls-2.1.0.0-r732.x86_64.rpm",
        "asdm-7161-150.bin",
        "EOS-4.28.3M.swi",
        "routeros-7.12.2-arm64.npk",
        "junos-srxsme-12.1X46-D65.4-domestic.tgz",
        "gateway-2.1.0.raucb",
        "gateway-2.1.0.swu",
        "asav9-16-2.qcow2"
      })
  void aFormatThatIsKnownIsNeverTakenFromTheName(String name) throws Exception {
    assertThat(recognize(name, Samples.bytes(2_000_000))).isInstanceOf(Recognition.NotMine.class);
  }

  @Test
  void whatUnpacksToMuchIsNotUnpacked() throws Exception {
    Map<String, String> bomb = Map.of("version", "x".repeat(30_000_000));
    assertThat(recognize("EOS-4.28.3M.swi", VendorSamples.zip(bomb)))
        .isInstanceOf(Recognition.NotMine.class);
  }
}
