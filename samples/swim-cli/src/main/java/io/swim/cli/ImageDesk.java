package io.swim.cli;

import io.swim.ImageGroups;
import io.swim.ImageRepository;
import io.swim.UpgradeEngine;
import io.swim.UpgradeEngineBuilder;
import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.DeviceId;
import io.swim.device.SnmpCredentials;
import io.swim.image.BundleId;
import io.swim.image.ImageBundle;
import io.swim.image.ImageId;
import io.swim.image.SoftwareImage;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.DeviceDirectory;
import io.swim.spi.FileClient;
import io.swim.ssh.Platforms;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The repository for commands that are about images and no device. When the process is told to end,
 * an import under way is broken off, so that nothing of it stays.
 */
final class ImageDesk implements AutoCloseable {
  private static final int SECONDS_TO_TIDY = 10;

  private final Swim swim;
  private final UpgradeEngine engine;
  private final Thread worker = Thread.currentThread();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Nobody is asked about devices here. */
  private static final class NoDevices implements DeviceDirectory, CredentialsProvider {
    @Override
    public Optional<Device> find(DeviceId id) {
      return Optional.empty();
    }

    @Override
    public Optional<CliCredentials> cli(Device device) {
      return Optional.empty();
    }

    @Override
    public Optional<SnmpCredentials> snmp(Device device) {
      return Optional.empty();
    }
  }

  private ImageDesk(Swim swim, List<FileClient> clients, List<InetSocketAddress> source) {
    this.swim = swim;
    NoDevices none = new NoDevices();
    UpgradeEngineBuilder builder =
        UpgradeEngine.builder()
            .devices(none)
            .credentials(none)
            .hostKeys(KnownHosts.in(swim.data, any -> source))
            .platforms(Platforms.bundled())
            .imageStore(Repository.in(swim.repository()))
            .imageGroupStore(Repository.groups(swim.repository()))
            .discoverDrivers(ImageDesk.class.getClassLoader());
    clients.forEach(builder::register);
    this.engine = builder.build();
    Runtime.getRuntime().addShutdownHook(new Thread(this::cutShort, "swim-end"));
  }

  static ImageDesk open(Swim swim) {
    return new ImageDesk(swim, List.of(), List.of());
  }

  /**
   * One that fetches an image.
   *
   * @param clients used before all others
   * @param source where it comes from, not resolved; empty when that is no server
   */
  static ImageDesk toFetch(Swim swim, List<FileClient> clients, List<InetSocketAddress> source) {
    return new ImageDesk(swim, clients, source);
  }

  private void cutShort() {
    if (closed.getCount() > 0) {
      worker.interrupt();
      try {
        closed.await(SECONDS_TO_TIDY, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  ImageRepository images() {
    return engine.images();
  }

  ImageGroups groups() {
    return engine.imageGroups();
  }

  /**
   * One image.
   *
   * @throws BadInput when there is none of that id
   */
  SoftwareImage image(String id) {
    return BadInput.unless(() -> images().find(new ImageId(id)))
        .orElseThrow(
            () ->
                new BadInput(
                    "there is no image "
                        + id
                        + " in the repository "
                        + swim.repository()
                        + " (see swim image list)"));
  }

  /**
   * The image of that id, or all of a bundle.
   *
   * @throws BadInput when there is neither
   */
  List<SoftwareImage> imageOrBundle(String id) {
    return id.indexOf('/') < 0 && !id.isBlank()
        ? images()
            .bundle(new BundleId(id))
            .map(ImageBundle::images)
            .orElseGet(() -> List.of(image(id)))
        : List.of(image(id));
  }

  @Override
  public void close() {
    engine.close();
    closed.countDown();
  }
}
