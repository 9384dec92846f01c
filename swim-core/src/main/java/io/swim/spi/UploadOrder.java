package io.swim.spi;

import io.swim.device.Access;
import io.swim.device.FileLocation;
import io.swim.device.FlashPath;
import io.swim.device.Login;
import java.util.Objects;
import java.util.Optional;

/**
 * One file that a device is to send to a file server.
 *
 * @param source which
 * @param access how the copy is started
 * @param target where to, and by which protocol
 * @param login asked for there; hidden from the transcript already
 * @param route how the device reaches the server
 * @param signs what shows that a silent device is at work
 * @param token empty to start; else what {@link TransferResult.InProgress} gave
 */
public record UploadOrder(
    FlashPath source,
    Access access,
    FileLocation target,
    Optional<Login> login,
    FetchRoute route,
    SignsOfLife signs,
    String token) {
  public UploadOrder {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(route, "route");
    Objects.requireNonNull(signs, "signs");
    Objects.requireNonNull(token, "token");
  }
}
