package io.swim.testkit.portal;

import io.swim.image.Agreement;
import io.swim.image.CatalogueImageId;
import io.swim.spi.ImageCatalogue;
import io.swim.testkit.contract.ImageCatalogueContract;
import org.junit.jupiter.api.AfterEach;

/** The portal's client is a catalogue as any other. */
class AsdPortalContractTest extends ImageCatalogueContract {
  private final PortalBench bench = new PortalBench();

  @AfterEach
  void end() {
    bench.close();
  }

  @Override
  protected ImageCatalogue catalogue() {
    return bench.client;
  }

  @Override
  protected CatalogueImageId offered() {
    return PortalBench.ID;
  }

  @Override
  protected byte[] bytes() {
    return PortalBench.BYTES;
  }

  @Override
  protected void askForTheEula() {
    bench.portal.admit(PortalBench.MEMBER.mustAccept(Agreement.EULA));
  }
}
