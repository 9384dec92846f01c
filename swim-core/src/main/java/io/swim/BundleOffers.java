package io.swim;

import io.swim.device.FileLocation;
import io.swim.device.Login;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.ImageBundle;
import io.swim.image.ImageContent;
import io.swim.image.ImageId;
import io.swim.image.SoftwareImage;
import io.swim.internal.OneTimeNames;
import io.swim.internal.Publications;
import io.swim.spi.FileServer;
import io.swim.spi.ImageStore;
import io.swim.spi.Offering;
import io.swim.spi.Publication;
import io.swim.spi.ServedFile;
import io.swim.spi.TransferRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bundles that are offered to controllers now. */
final class BundleOffers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BundleOffers.class);

  private final Publications servers;
  private final ImageStore images;
  private final OneTimeNames names = new OneTimeNames();
  private final Set<Live> open = ConcurrentHashMap.newKeySet();

  BundleOffers(Publications servers, ImageStore images) {
    this.servers = servers;
    this.images = images;
  }

  /** As {@link UpgradeEngine#offer}. */
  OfferedBundle offer(ImageBundle bundle, BundleOffer offer) {
    FileServer server =
        servers
            .server(offer.protocol())
            .orElseThrow(
                () ->
                    new SwimException(
                        ErrorCode.CONFIGURATION, "there is no " + offer.protocol() + " server"));
    List<ImageContent> contents = new ArrayList<>();
    try {
      server.start();
      Live live =
          new Live(bundle, offer, contents, server.publish(offering(bundle, offer, contents)));
      open.add(live);
      return live;
    } catch (IllegalStateException | IllegalArgumentException e) {
      closeAll(contents);
      throw new SwimException(
          ErrorCode.INVALID_REQUEST,
          bundle.id() + " can't be offered under " + offer.folder() + ": " + e.getMessage(),
          e);
    } catch (IOException e) {
      closeAll(contents);
      throw new SwimException(
          ErrorCode.CONFIGURATION, bundle.id() + " can't be offered: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      closeAll(contents);
      throw e;
    }
  }

  private Offering offering(ImageBundle bundle, BundleOffer offer, List<ImageContent> contents)
      throws IOException {
    List<ServedFile> files = new ArrayList<>();
    for (SoftwareImage image : images(bundle, offer)) {
      ImageContent content = images.open(image.id());
      contents.add(content);
      String path = folder(offer) + "/" + image.fileName();
      files.add(new ServedFile.Outgoing(path, content, bytes -> {}));
    }
    Optional<Login> login =
        offer.protocol().hasLogin()
            ? offer.login().or(() -> Optional.of(names.login()))
            : Optional.empty();
    return new Offering(
        files, offer.peers(), login, Offering.Uses.UNTIL_CLOSED, Instant.MAX, Long.MAX_VALUE);
  }

  private List<SoftwareImage> images(ImageBundle bundle, BundleOffer offer) {
    List<SoftwareImage> all = new ArrayList<>(bundle.images());
    for (ImageId id : offer.beside()) {
      all.add(
          images
              .find(id)
              .orElseThrow(
                  () ->
                      new SwimException(
                          ErrorCode.UNKNOWN_IMAGE, "there is no image " + id + " to offer")));
    }
    return all;
  }

  private static String folder(BundleOffer offer) {
    String folder = offer.folder();
    return folder.substring(
        folder.startsWith("/") ? 1 : 0, folder.length() - (folder.endsWith("/") ? 1 : 0));
  }

  private static void closeAll(List<ImageContent> contents) {
    for (ImageContent each : contents) {
      try {
        each.close();
      } catch (IOException e) {
        LOG.warn("an image could not be closed", e);
      }
    }
  }

  @Override
  public void close() {
    List.copyOf(open).forEach(Live::close);
  }

  private final class Live implements OfferedBundle {
    private final ImageBundle bundle;
    private final BundleOffer offer;
    private final List<ImageContent> contents;
    private final Publication publication;

    Live(
        ImageBundle bundle,
        BundleOffer offer,
        List<ImageContent> contents,
        Publication publication) {
      this.bundle = bundle;
      this.offer = offer;
      this.contents = contents;
      this.publication = publication;
    }

    @Override
    public ImageBundle bundle() {
      return bundle;
    }

    @Override
    public FileLocation folder(InetAddress controller) {
      try {
        return servers.location(
            offer.protocol(), Optional.empty(), controller, BundleOffers.folder(offer));
      } catch (IOException e) {
        throw new SwimException(
            ErrorCode.CONFIGURATION,
            controller.getHostAddress() + " can't be served: " + e.getMessage(),
            e);
      }
    }

    @Override
    public Optional<Login> login() {
      return publication.offering().login();
    }

    @Override
    public List<TransferRecord> transfers() {
      return publication.transfers();
    }

    @Override
    public void close() {
      if (open.remove(this)) {
        publication.close();
        closeAll(contents);
      }
    }
  }
}
