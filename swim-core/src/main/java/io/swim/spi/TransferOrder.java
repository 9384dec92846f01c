package io.swim.spi;

import io.swim.device.Access;
import io.swim.device.FileLocation;
import io.swim.device.FlashPath;
import io.swim.device.Login;
import io.swim.image.SoftwareImage;
import java.util.Objects;
import java.util.Optional;

/**
 * One file that a device is to fetch.
 *
 * @param image what
 * @param target where to
 * @param access how the copy is started
 * @param source where the device fetches from, and by which protocol
 * @param login asked for there; hidden from the transcript already
 * @param route how the device reaches the server
 * @param signs what shows that a silent device is at work
 * @param token empty to start; else what {@link TransferResult.InProgress} gave
 */
public record TransferOrder(
    SoftwareImage image,
    FlashPath target,
    Access access,
    FileLocation source,
    Optional<Login> login,
    FetchRoute route,
    SignsOfLife signs,
    String token) {
  public TransferOrder {
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(route, "route");
    Objects.requireNonNull(signs, "signs");
    Objects.requireNonNull(token, "token");
  }
}
