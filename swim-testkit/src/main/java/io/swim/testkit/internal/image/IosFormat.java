package io.swim.testkit.internal.image;

import io.swim.image.ImageContent;
import io.swim.testkit.internal.image.ImageInspector.NotBootable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image of classic IOS as fixed switches have it: an MZIP header with a CW block as in
 * CISCO-IMAGE-MIB, then a ZIP archive with one stored member that reaches to the last byte. Its
 * name is platform-features-mz.version.bin.
 */
final class IosFormat implements ImageFormat {
  /** Magic of the first four bytes, then big endian version and entry point. */
  private static final String MAGIC = "MZIP";

  private static final int ENTRY_POINT = 0x3000;
  private static final int LOADER_ALIGNMENT = 512;
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\(([^)]+)\\)(.*)");
  private static final LocalDate FIRST_RELEASE = LocalDate.of(2008, 1, 7);
  private static final DateTimeFormatter COMPILED =
      DateTimeFormatter.ofPattern("EEE dd-MMM-yy", Locale.ROOT);

  @Override
  public String checkedVersion(String version) {
    return parsed(version).group();
  }

  private static Matcher parsed(String version) {
    return ImageFormat.parts(VERSION, version, "12.2(55)SE3 of classic IOS");
  }

  @Override
  public String latest() {
    return "15.0(2)SE11";
  }

  /** C2960-LANBASEK9-M and 15.0(2)SE11 give c2960-lanbasek9-mz.150-2.SE11.bin. */
  @Override
  public String fileName(ImageSettings image) {
    Matcher parts = parsed(image.version());
    String train = parts.group(4).isEmpty() ? "" : "." + parts.group(4);
    return image.imageName().toLowerCase(Locale.ROOT)
        + "z."
        + parts.group(1)
        + parts.group(2)
        + "-"
        + parts.group(3)
        + train
        + ".bin";
  }

  @Override
  public String description(ImageSettings image) {
    int age = Math.floorMod(image.version().hashCode(), 3000);
    LocalDate compiled = FIRST_RELEASE.plusDays(age);
    return "Cisco IOS Software, "
        + image.family()
        + " Software ("
        + image.imageName()
        + "), Version "
        + image.version()
        + ", RELEASE SOFTWARE (fc1)\nTechnical Support: http://www.cisco.com/techsupport\n"
        + "Copyright (c) 1986-"
        + compiled.getYear()
        + " by Cisco Systems, Inc.\nCompiled "
        + COMPILED.format(compiled)
        + " 10:24 by prod_rel_team";
  }

  @Override
  public Supplier<InputStream> bytes(ImageSettings image) {
    byte[] loader = loader(String.join("", cwStrings(image)));
    String member = image.imageName().toUpperCase(Locale.ROOT) + ".BIN";
    long size = image.payload(loader.length + StoredZip.frame(List.of(member)));
    StoredZip zip =
        new StoredZip(
            List.of(
                new StoredZip.Member(
                    member,
                    size,
                    Filler.crc(size, image.seed()),
                    () -> new Filler(size, image.seed()))));
    return () -> new SequenceInputStream(new ByteArrayInputStream(loader), zip.open());
  }

  private static byte[] loader(String cwStrings) {
    byte[] block = cwStrings.getBytes(StandardCharsets.ISO_8859_1);
    int length = (64 + block.length + 1 + LOADER_ALIGNMENT - 1) / LOADER_ALIGNMENT;
    ByteBuffer bytes = ByteBuffer.allocate(length * LOADER_ALIGNMENT);
    bytes.put(MAGIC.getBytes(StandardCharsets.US_ASCII)).putInt(1).putInt(ENTRY_POINT);
    bytes.position(64).put(block);
    return bytes.array();
  }

  private List<String> cwStrings(ImageSettings image) {
    String features = image.imageName().toLowerCase(Locale.ROOT);
    String name = "-gs-" + features.substring(features.indexOf('-') + 1);
    return List.of(
        "CW_BEGIN$" + name + "$",
        "CW_IMAGE$" + image.imageName() + "$",
        "CW_FAMILY$" + image.family() + "$",
        "CW_FEATURE$"
            + String.join("|", image.features())
            + "|MIN_DRAM_MEG="
            + image.minRamMegabytes()
            + "$",
        "CW_VERSION$" + image.version() + "$",
        "CW_MEDIA$RAM$",
        "CW_SYSDESCR$" + description(image) + "$",
        "CW_END$" + name + "$");
  }

  @Override
  public boolean isAt(byte[] head) {
    return ImageInspector.text(head, MAGIC.length()).equals(MAGIC);
  }

  @Override
  public ImageFacts inspect(ImageContent content, byte[] head) throws NotBootable, IOException {
    String text = ImageInspector.text(head, head.length);
    ImageFacts facts = CwBlock.facts(text);
    int archive = text.indexOf("PK\3\4", text.indexOf("CW_END$"));
    if (archive < 0) {
      throw new NotBootable("no compressed image behind the loader");
    }
    new ZipInspector(content, archive).check();
    return facts;
  }
}
