package io.swim.transfer.portal;

import io.swim.fault.CatalogueException;
import io.swim.image.CatalogueImage;
import io.swim.spi.CatalogueDownload;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One image that the portal gives. Each stream but the first asks for a fresh address. */
final class AsdDownload implements CatalogueDownload {
  private final GrantDesk desk;
  private final FileFetch fetch;
  private DownloadAnswer.@Nullable Grant unused;
  private @Nullable DownloadStream open;
  private Optional<String> etag = Optional.empty();

  AsdDownload(GrantDesk desk, FileFetch fetch) throws CatalogueException, InterruptedException {
    this.desk = desk;
    this.fetch = fetch;
    this.unused = desk.ask();
  }

  @Override
  public CatalogueImage image() {
    return desk.image();
  }

  @Override
  public InputStream stream(long fromByte) throws CatalogueException, InterruptedException {
    if (fromByte < 0) {
      throw new IllegalArgumentException("there is no byte " + fromByte);
    }
    close();
    DownloadAnswer.Grant grant = unused;
    unused = null;
    if (grant == null) {
      grant = desk.ask();
    }
    DownloadStream stream =
        fetch.open(grant, fromByte, image().sizeBytes(), etag, "the download of " + image().id());
    etag = stream.etag();
    open = stream;
    return stream;
  }

  @Override
  public void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
