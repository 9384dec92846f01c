package io.swim.transfer.tftp;

import io.swim.spi.TransferRecord;
import java.net.InetAddress;
import java.util.List;

/** An announced upload, until it is closed. */
record LiveUpload(
    String path, InetAddress peer, long maxBytes, UploadSink sink, Offer offer, Catalog catalog)
    implements Upload {
  @Override
  public List<TransferRecord> transfers() {
    return offer.transfers();
  }

  @Override
  public void close() {
    catalog.withdraw(this);
    offer.close("The upload was ended by the server");
  }
}
