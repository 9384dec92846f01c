package io.swim.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.ImportOutcome;
import io.swim.image.Acceptance;
import io.swim.image.CatalogueImageId;
import io.swim.image.ImageImport;
import io.swim.image.ImageSource;
import io.swim.image.SoftwareImage;
import io.swim.transfer.portal.AsdPortal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code swim portal import}. */
@Command(
    name = "import",
    description =
        "Downloads images into a folder. Each is compared with the vendor's digests and recognised"
            + " before it is there.")
final class PortalImportCommand implements Callable<Integer> {
  @ParentCommand @Nullable PortalCommand portal;

  @Parameters(paramLabel = "IMAGE", arity = "1..*", description = "PRODUCT/FILE.")
  List<String> images = List.of();

  @Option(names = "--to", paramLabel = "DIR", required = true, description = "An existing folder.")
  Path to = Path.of(".");

  @Option(names = "--overwrite", description = "Files that are there are replaced.")
  boolean overwrite;

  @Option(names = "--at-once", paramLabel = "N", description = "Downloads at once. Default: 2")
  int atOnce = 2;

  @Mixin AcceptanceOptions acceptances = new AcceptanceOptions();

  @Override
  public Integer call() throws InterruptedException {
    Swim all = PortalCommand.swim(portal);
    List<Acceptance> said = acceptances.said(Clock.systemUTC().instant());
    try (AsdPortal client = PortalCommand.open(portal);
        ImageDownloads downloads = new ImageDownloads(client, all.data)) {
      List<ImportOutcome> outcomes = downloads.into(to, requests(client.id(), said), atOnce);
      if (all.json) {
        all.output.document(document(outcomes));
      } else {
        table(outcomes).printTo(all.output);
      }
      return outcomes.stream().allMatch(each -> each.image().isPresent())
          ? Swim.ALL_SUCCEEDED
          : Swim.NOT_ALL_SUCCEEDED;
    }
  }

  private List<ImageImport> requests(String catalogue, List<Acceptance> said) {
    if (!Files.isDirectory(to)) {
      throw new BadInput(to + " is not a folder");
    }
    List<ImageImport> requests = new ArrayList<>();
    for (String each : images) {
      CatalogueImageId id = PortalWords.id(each);
      if (Files.exists(to.resolve(id.fileName())) && !overwrite) {
        throw new BadInput(
            to.resolve(id.fileName()) + " is there already; --overwrite replaces it");
      }
      requests.add(ImageImport.from(ImageSource.Catalogue.of(catalogue, id).withAcceptances(said)));
    }
    return requests;
  }

  private static String result(ImportOutcome outcome) {
    return outcome.failure().map(e -> e.code() + ": " + e.getMessage()).orElse("is there");
  }

  private static Table table(List<ImportOutcome> outcomes) {
    Table table = new Table("FILE", "VERSION", "SIZE", "RESULT");
    for (ImportOutcome outcome : outcomes) {
      table.row(
          outcome.request().source().fileName(),
          outcome.image().map(SoftwareImage::version).orElse("-"),
          outcome.image().map(image -> Words.bytes(image.sizeBytes())).orElse("-"),
          result(outcome));
    }
    return table;
  }

  private static ObjectNode document(List<ImportOutcome> outcomes) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode array = document.putArray("images");
    for (ImportOutcome outcome : outcomes) {
      ObjectNode node = array.addObject().put("fileName", outcome.request().source().fileName());
      node.put("version", outcome.image().map(SoftwareImage::version).orElse(null));
      node.put("sizeBytes", outcome.image().map(SoftwareImage::sizeBytes).orElse(null));
      node.put("code", outcome.failure().map(e -> e.code().name()).orElse(null));
      node.put("error", outcome.failure().map(Throwable::getMessage).orElse(null));
    }
    return document;
  }
}
