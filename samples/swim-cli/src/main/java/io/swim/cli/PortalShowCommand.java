package io.swim.cli;

import io.swim.image.CatalogueImage;
import io.swim.transfer.portal.AsdPortal;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code swim portal show}. */
@Command(name = "show", description = "Shows all that the portal says of an image.")
final class PortalShowCommand implements Callable<Integer> {
  @ParentCommand @Nullable PortalCommand portal;

  @Parameters(paramLabel = "IMAGE", description = "PRODUCT/FILE, as list shows it.")
  String image = "";

  @Override
  public Integer call() throws Exception {
    Swim all = PortalCommand.swim(portal);
    try (AsdPortal client = PortalCommand.open(portal)) {
      CatalogueImage found = client.details(PortalWords.id(image));
      if (all.json) {
        all.output.document(PortalWords.document(List.of(found)));
      } else {
        print(found, all.output);
      }
      return Swim.ALL_SUCCEEDED;
    }
  }

  private static void print(CatalogueImage image, Output output) {
    Table table = new Table("IMAGE", image.id().toString());
    table.row("release", image.version());
    table.row("released", image.released().map(String::valueOf).orElse("-"));
    table.row("description", image.description());
    table.row("platform", image.platform());
    table.row("feature set", image.featureSet());
    table.row("size", bytes(image.sizeBytes()));
    image.digests().forEach(each -> table.row(each.algorithm().jcaName(), each.hex()));
    table.row("needs RAM", bytes(image.requirements().minRamBytes()));
    table.row("needs flash", bytes(image.requirements().minFlashBytes()));
    table.row("EULA", PortalWords.told(image.terms().eula()));
    table.row("K9", PortalWords.told(image.terms().strongEncryption()));
    table.row("entitled", PortalWords.told(image.terms().entitled()));
    image.notices().forEach(each -> table.row("notice", each));
    table.printTo(output);
  }

  private static String bytes(OptionalLong bytes) {
    return bytes.isPresent()
        ? bytes.getAsLong() + " bytes (" + Words.bytes(bytes.getAsLong()) + ")"
        : "-";
  }
}
