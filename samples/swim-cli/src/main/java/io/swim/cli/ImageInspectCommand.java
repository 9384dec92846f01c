package io.swim.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.image.Digest;
import io.swim.image.ImageContent;
import io.swim.spi.ImageRecognizer;
import io.swim.spi.PlatformCatalog.NamedImage;
import io.swim.spi.Recognition;
import io.swim.ssh.CiscoIosImages;
import io.swim.ssh.Platforms;
import io.swim.ssh.VendorImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code swim image inspect}. */
@Command(
    name = "inspect",
    description = {
      "Tells what a file is, by its bytes and by its name. Keeps nothing.",
      "It is recognised, damaged, renamed (its name contradicts its bytes) or unknown."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:it is an image of a known platform",
      "1:it is unknown, damaged or renamed",
      "2:usage"
    })
final class ImageInspectCommand implements Callable<Integer> {
  @ParentCommand @Nullable ImageCommand parent;

  @Parameters(paramLabel = "FILE", description = "On this host.")
  Path file = Path.of(".");

  /** What was found out, in words. */
  private record Verdict(String word, String why, Optional<Recognition.Recognized> image) {}

  @Override
  public Integer call() {
    Swim swim = ImageCommand.swim(parent);
    if (!Files.isRegularFile(file)) {
      throw new BadInput(file + " is not a file");
    }
    String name = String.valueOf(file.getFileName());
    Platforms platforms = swim.platforms();
    Optional<NamedImage> named = platforms.recognizeName(name);
    try (ImageContent content = ImageContent.of(file)) {
      Verdict verdict = verdict(name, content, platforms);
      List<Digest> digests = FileDigests.of(content);
      if (swim.json) {
        swim.output.document(document(name, content.sizeBytes(), verdict, named, digests));
      } else {
        print(swim.output, name, content.sizeBytes(), verdict, named, digests);
      }
      return verdict.image().isPresent() ? Swim.ALL_SUCCEEDED : Swim.NOT_ALL_SUCCEEDED;
    } catch (IOException e) {
      throw new BadInput(file + " can't be read: " + Words.because(e), e);
    }
  }

  /** As an import would see it. */
  private static Verdict verdict(String name, ImageContent content, Platforms platforms)
      throws IOException {
    for (ImageRecognizer each : List.of(new CiscoIosImages(), new VendorImages(platforms))) {
      Recognition found = each.recognize(name, content);
      if (found instanceof Recognition.Recognized image) {
        return new Verdict("recognised", "", Optional.of(image));
      } else if (found instanceof Recognition.Damaged damaged) {
        return new Verdict("damaged", damaged.why(), Optional.empty());
      } else if (found instanceof Recognition.Renamed renamed) {
        return new Verdict("renamed", renamed.why(), Optional.empty());
      }
    }
    return new Verdict("unknown", "no image of a known platform", Optional.empty());
  }

  private static void print(
      Output output,
      String name,
      long bytes,
      Verdict verdict,
      Optional<NamedImage> named,
      List<Digest> digests) {
    line(output, "file", name);
    line(output, "it is", verdict.word() + (verdict.why().isEmpty() ? "" : ": " + verdict.why()));
    verdict
        .image()
        .ifPresent(
            image -> {
              line(output, "platform", image.platform().value());
              line(output, "kind", image.kind().name());
              line(output, "version", image.version());
              line(output, "family", image.family());
              line(output, "feature set", image.featureSet());
              line(output, "needs RAM", ImageText.bytes(image.requirements().minRamBytes()));
              line(output, "needs flash", ImageText.bytes(image.requirements().minFlashBytes()));
              line(output, "needs ROM", image.requirements().minBootRom().orElse(""));
            });
    line(output, "by its name", named.map(ImageInspectCommand::words).orElse("unknown"));
    line(output, "bytes", Long.toString(bytes));
    digests.forEach(each -> line(output, each.algorithm().jcaName(), each.hex()));
  }

  private static void line(Output output, String key, String value) {
    output.line(ImageText.line(key, value));
  }

  private static String words(NamedImage named) {
    return "%s %s %s"
        .formatted(
            named.platform(), named.kind(), named.version().isEmpty() ? "-" : named.version());
  }

  private static ObjectNode document(
      String name, long bytes, Verdict verdict, Optional<NamedImage> named, List<Digest> digests) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("fileName", name).put("result", verdict.word()).put("reason", verdict.why());
    verdict
        .image()
        .ifPresent(
            image -> {
              node.put("platform", image.platform().value()).put("kind", image.kind().name());
              node.put("version", image.version()).put("family", image.family());
              node.put("featureSet", image.featureSet());
              ImageText.requirements(node, image.requirements());
            });
    ObjectNode byName = node.putObject("byName");
    named.ifPresent(
        each -> {
          byName.put("platform", each.platform().value()).put("kind", each.kind().name());
          byName.put("version", each.version()).put("family", each.family());
          byName.put("featureSet", each.featureSet());
        });
    node.put("sizeBytes", bytes);
    node.set("digests", ImageText.digests(digests));
    return node;
  }
}
