package io.swim.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files in the formats of vendors, with nothing of a vendor in them. */
final class VendorSamples {
  private static final int ISO_BLOCK = 2048;

  private VendorSamples() {}

  /** Whole files by their names. */
  static Map<String, byte[]> all() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("cat9k_iosxe.17.09.05.SPA.bin", xe("cat9k_iosxe.17.09.05.SPA.bin", "17.9.5", "cat9k"));
    all.put(
        "cat9k-rpbase.17.09.05.SPA.pkg", xe("cat9k-rpbase.17.09.05.SPA.pkg", "17.9.5", "cat9k"));
    all.put("asr9k-mini-x64-7.0.2.iso", xrIso("Name: asr9k-mini-x64 Version: 7.0.2 PKG"));
    all.put(
        "ncs5500-mpls-2.1.0.0-r732.x86_64.rpm",
        rpm("ncs5500-mpls", "2.1.0.0", "r732", "x86_64", 20_000));
    all.put("NCS5500-iosxr-k9-7.3.2.tar", xrTar());
    all.put("EOS-4.28.3M.swi", eos("4.28.3M"));
    all.put("routeros-7.14rc2-arm64.npk", npk("routeros", new byte[] {2, 'c', 14, 7}, "arm64"));
    all.put("asdm-7161-150.bin", asdm("7.16(1)150"));
    all.put("ies-lanbase-tar.122-44.EX.tar", iosTar("ies-lanbase-mz.122-44.EX", "IES"));
    all.put("c1240-k9w7-tar.124-25d.JA1.tar", apTar("c1240-k9w7-mx.124-25d.JA1", "C1240"));
    all.put("gateway.swu", swu("2.1.0"));
    all.put("gateway-2.1.0.raucb", rauc());
    all.put("junos-srxsme-12.1X46-D65.4-domestic.tgz", junos());
    all.put("asa984-12-smp-k8.bin", asa());
    all.put("n7000-s1-dk9.5.1.3.bin", nxos("n7000-s1-dk9.5.1.3.bin", "5.1(3)"));
    all.put("AIR-CT5520-K9-8-10-183-0.aes", Samples.bytes(1_500_000));
    all.put("anyconnect-win-4.10.05095-k9.pkg", zip(Map.of("binaries/update.txt", "x")));
    return all;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] each : parts) {
      out.writeBytes(each);
    }
    return out.toByteArray();
  }

  private static byte[] tlv(String text) {
    int padded = (text.length() + 1 + 3) / 4 * 4;
    return ByteBuffer.allocate(8 + padded)
        .putInt(9)
        .putInt(text.length() + (text.startsWith("KEY") ? 0 : 1))
        .put(ascii(text))
        .array();
  }

  /** Entries as a boot log shows them, and a volume behind them. */
  static byte[] xe(String image, String version, String family) {
    return joined(
        Samples.bytes(64),
        tlv("KEY_TLV_PACKAGE_COMPATIBILITY"),
        tlv("FRU_RP_TYPE"),
        tlv("CW_BEGIN=$$"),
        tlv("CW_FAMILY=$" + family + "$"),
        tlv("CW_IMAGE=$" + image + "$"),
        tlv("CW_VERSION=$" + version + "$"),
        tlv("CW_FULL_VERSION=$" + version + ".0.5540..Cupertino$"),
        tlv("CW_DESCRIPTION=$Cisco IOS Software, IOS-XE Software$"),
        tlv("CW_END=$$"),
        Samples.bytes(4_000),
        iso(Map.of("PACKAGE.PKG;1", "x".repeat(30_000))));
  }

  static byte[] xrIso(String info) {
    return iso(Map.of("ISO_INFO.TXT;1", info, "BOOT.IMG;1", "x".repeat(20_000)));
  }

  /** A volume with files at the top. */
  static byte[] iso(Map<String, String> files) {
    List<byte[]> blocks = new ArrayList<>();
    ByteBuffer root = ByteBuffer.allocate(ISO_BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    record(root, "\0", 18, ISO_BLOCK);
    record(root, "\1", 18, ISO_BLOCK);
    int next = 19;
    for (Map.Entry<String, String> each : files.entrySet()) {
      record(root, each.getKey(), next, each.getValue().length());
      int count = (each.getValue().length() + ISO_BLOCK - 1) / ISO_BLOCK;
      ByteBuffer data = ByteBuffer.allocate(count * ISO_BLOCK).put(ascii(each.getValue()));
      blocks.add(data.array());
      next += count;
    }
    ByteBuffer descriptor = ByteBuffer.allocate(ISO_BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    descriptor.put(ascii("\1CD001\1"));
    descriptor.putInt(80, next).putInt(84, Integer.reverseBytes(next));
    descriptor.putShort(128, (short) ISO_BLOCK);
    descriptor.position(156);
    record(descriptor, "\0", 18, ISO_BLOCK);
    return joined(
        new byte[16 * ISO_BLOCK],
        descriptor.array(),
        ByteBuffer.allocate(ISO_BLOCK).put(ascii("\377CD001\1")).array(),
        root.array(),
        joined(blocks.toArray(byte[][]::new)));
  }

  private static void record(ByteBuffer into, String name, int block, int size) {
    int start = into.position();
    int length = (33 + name.length() + 1) / 2 * 2;
    into.put(start, (byte) length);
    into.putInt(start + 2, block).putInt(start + 10, size);
    into.put(start + 32, (byte) name.length());
    into.position(start + 33);
    into.put(ascii(name));
    into.position(start + length);
  }

  static byte[] rpm(String name, String version, String release, String arch, int payload) {
    String store = name + "\0" + version + "\0" + release + "\0" + arch + "\0";
    int[] tags = {1000, 1001, 1002, 1022};
    int[] offsets = {
      0,
      name.length() + 1,
      name.length() + version.length() + 2,
      name.length() + version.length() + release.length() + 3
    };
    ByteBuffer main = header(4, store.length());
    for (int i = 0; i < 4; i++) {
      main.putInt(tags[i]).putInt(6).putInt(offsets[i]).putInt(1);
    }
    main.put(ascii(store));
    ByteBuffer signature = header(1, 4);
    signature.putInt(1000).putInt(4).putInt(0).putInt(1).putInt(main.capacity() + payload);
    return joined(
        ByteBuffer.allocate(96).putInt(0xedabeedb).array(),
        signature.array(),
        new byte[(8 - (96 + signature.capacity()) % 8) % 8],
        main.array(),
        Samples.bytes(payload));
  }

  private static ByteBuffer header(int entries, int store) {
    return ByteBuffer.allocate(16 + 16 * entries + store)
        .putInt(0x8eade801)
        .putInt(0)
        .putInt(entries)
        .putInt(store);
  }

  static byte[] xrTar() {
    return new Tars()
        .file("README.txt", "read me")
        .file("ncs5500-mini-x-7.3.2.iso", Samples.bytes(9_000))
        .file("ncs5500-mpls-2.1.0.0-r732.x86_64.rpm", Samples.bytes(5_000))
        .done();
  }

  static byte[] eos(String version) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("boot0", "x".repeat(5_000));
    files.put("version", "BUILD_ARCH=i686\nSWI_VERSION=" + version + "\nSWI_ARCH=i386\n");
    return zip(files);
  }

  static byte[] zip(Map<String, String> files) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> each : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(ascii(each.getValue()));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] npk(String name, byte[] version, String architecture) {
    byte[] parts =
        joined(
            part(
                1, joined(ByteBuffer.allocate(16).put(ascii(name)).array(), version, new byte[16])),
            part(0x10, ascii(architecture)),
            part(0x15, Samples.bytes(30_000)));
    return joined(
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0xbad0f11e)
            .putInt(parts.length)
            .array(),
        parts);
  }

  private static byte[] part(int type, byte[] data) {
    return joined(
        ByteBuffer.allocate(6)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) type)
            .putInt(data.length)
            .array(),
        data);
  }

  static byte[] asdm(String version) {
    ByteBuffer header = ByteBuffer.allocate(30_000).order(ByteOrder.LITTLE_ENDIAN);
    header.put(ascii("ASDM IMG" + version + "\0"));
    return header.putInt(0x6c, header.capacity()).array();
  }

  static String info(String image, String family) {
    return "version_directory: %s%nimage_name: %s.bin%nios_image_file_size: 6369792%n"
            .formatted(image, image)
        + "total_image_file_size: 11878912\nimage_feature: LAYER_2|MIN_DRAM_MEG=64\n"
        + "image_family: %s%nboard_ids: 0x90 0x91%ninfo_end:%n".formatted(family);
  }

  static byte[] iosTar(String image, String family) {
    return new Tars()
        .file("info", "system_type:0x00000000:" + image + "\nimage_family:x\ninfo_end:\n")
        .file(image + "/" + image + ".bin", Samples.bytes(20_000))
        .file(image + "/info", info(image, family))
        .done();
  }

  static byte[] apTar(String image, String family) {
    return new Tars()
        .file("info", info(image, family))
        .file(image + "/" + image, Samples.bytes(20_000))
        .file("info.ver", info(image, family))
        .done();
  }

  static byte[] swu(String version) {
    return joined(
        cpio("sw-description", ascii("software = {\n  version = \"" + version + "\";\n}\n")),
        cpio("rootfs.img", Samples.bytes(20_000)),
        cpio("TRAILER!!!", new byte[0]));
  }

  private static byte[] cpio(String name, byte[] data) {
    String header =
        "070702"
            + "0".repeat(48)
            + "%08x".formatted(data.length)
            + "0".repeat(32)
            + "%08x".formatted(name.length() + 1)
            + "0".repeat(8);
    byte[] head = joined(ascii(header), ascii(name + "\0"));
    return joined(
        head, new byte[(4 - head.length % 4) % 4], data, new byte[(4 - data.length % 4) % 4]);
  }

  static byte[] rauc() {
    ByteBuffer squash = ByteBuffer.allocate(24_576).order(ByteOrder.LITTLE_ENDIAN);
    squash.put(ascii("hsqs")).putInt(12, 131_072).putShort(22, (short) 17).putShort(28, (short) 4);
    squash.putLong(40, 24_000);
    byte[] signature = joined(new byte[] {0x30}, Samples.bytes(1_500));
    return joined(
        squash.array(), signature, ByteBuffer.allocate(8).putLong(signature.length).array());
  }

  static byte[] junos() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(new Tars().file("+CONTENTS", "x").file("a", Samples.bytes(30_000)).done());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] asa() {
    return joined(
        Samples.bytes(512),
        ascii("Direct booting from floppy is no longer supported."),
        Samples.bytes(90_000),
        ascii("quiet loglevel=0 auto"),
        Samples.bytes(2_000));
  }

  static byte[] nxos(String image, String version) {
    String name = image.substring(0, image.indexOf('.'));
    return joined(
        Samples.bytes(60),
        ascii(image + "\0"),
        ascii("Cisco NX-OS(tm) n7000, Software (" + name + "), Version " + version + ", RELEASE"),
        Samples.bytes(1_500_000));
  }
}
