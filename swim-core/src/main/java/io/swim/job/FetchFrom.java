package io.swim.job;

import io.swim.device.FileLocation;
import io.swim.device.ServerId;
import java.util.Objects;

/** Where devices fetch the image from. */
public sealed interface FetchFrom {
  /** The distribution server of the device's location; where there is none, this JVM. */
  FetchFrom LOCATION = new ByLocation();

  /** The file servers of this JVM, whatever the location. */
  FetchFrom OURSELVES = new Ourselves();

  /** See {@link #LOCATION}. */
  record ByLocation() implements FetchFrom {}

  /** See {@link #OURSELVES}. */
  record Ourselves() implements FetchFrom {}

  /**
   * A distribution server, whatever the location.
   *
   * @param server known to the host's directory
   */
  record Server(ServerId server) implements FetchFrom {
    public Server {
      Objects.requireNonNull(server, "server");
    }
  }

  /**
   * A file that somebody put on a server, which SWIM neither sees nor changes. What arrives on the
   * device is compared with the image all the same.
   *
   * @param file without a login, so over TFTP or HTTP
   */
  record File(FileLocation file) implements FetchFrom {
    public File {
      Objects.requireNonNull(file, "file");
    }
  }
}
