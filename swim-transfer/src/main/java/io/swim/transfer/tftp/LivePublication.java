package io.swim.transfer.tftp;

import io.swim.spi.Publication;
import io.swim.spi.PublishedFile;
import io.swim.spi.TransferRecord;
import java.util.List;

/** A published file, until it is closed. */
record LivePublication(PublishedFile file, Offer offer, Catalog catalog) implements Publication {
  @Override
  public String path() {
    return file.path();
  }

  @Override
  public List<TransferRecord> transfers() {
    return offer.transfers();
  }

  @Override
  public void close() {
    catalog.withdraw(this);
    offer.close("The file was withdrawn by the server");
  }
}
