package io.swim.cli;

import io.swim.image.CatalogueImage;
import io.swim.image.CatalogueQuery;
import io.swim.transfer.portal.AsdPortal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code swim portal list}. */
@Command(name = "list", description = "Lists the images of a product.")
final class PortalListCommand implements Callable<Integer> {
  @ParentCommand @Nullable PortalCommand portal;

  @Option(
      names = "--product",
      paramLabel = "ID",
      required = true,
      description = "The vendor's product id.")
  String product = "";

  @ArgGroup Releases releases = new Releases();

  /** Which releases; all of them when nothing is said. */
  static final class Releases {
    @Option(names = "--release", paramLabel = "R", description = "That release alone.")
    @Nullable String exactly;

    @Option(names = "--above", paramLabel = "R", description = "Releases that are higher.")
    @Nullable String above;

    @Option(
        names = "--latest",
        paramLabel = "R",
        description = "What the vendor suggests to who runs that release.")
    @Nullable String latest;

    CatalogueQuery of(String product) {
      if (exactly != null) {
        return CatalogueQuery.exactly(product, exactly);
      } else if (above != null) {
        return CatalogueQuery.above(product, above);
      }
      return latest != null ? CatalogueQuery.latest(product, latest) : CatalogueQuery.all(product);
    }
  }

  @Override
  public Integer call() throws Exception {
    Swim all = PortalCommand.swim(portal);
    try (AsdPortal client = PortalCommand.open(portal)) {
      List<CatalogueImage> images = client.search(query());
      if (all.json) {
        all.output.document(PortalWords.document(images));
      } else {
        table(images).printTo(all.output);
      }
      return Swim.ALL_SUCCEEDED;
    }
  }

  private CatalogueQuery query() {
    try {
      return releases.of(product);
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage(), e);
    }
  }

  private static Table table(List<CatalogueImage> images) {
    Table table = new Table("IMAGE", "RELEASE", "RELEASED", "SIZE", "K9", "ENTITLED");
    for (CatalogueImage image : images) {
      table.row(
          image.id().toString(),
          image.version(),
          image.released().map(LocalDate::toString).orElse("-"),
          PortalWords.size(image.sizeBytes()),
          PortalWords.told(image.terms().strongEncryption()),
          PortalWords.told(image.terms().entitled()));
    }
    return table;
  }
}
