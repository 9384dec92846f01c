package io.swim;

import io.swim.device.Login;
import io.swim.device.TransferProtocol;
import io.swim.image.ImageId;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the images of a bundle are offered, and to whom.
 *
 * @param protocol TFTP or SFTP as a rule; the engine must have a file server for it
 * @param folder the path that a controller is configured with, such as {@code ewc/17.9.4}; letters,
 *     digits, dots, underscores, hyphens and slashes; with or without a slash before it
 * @param peers addresses of the controllers: the only ones that may fetch
 * @param login what they are configured with; empty: one is made up, where the protocol has logins
 * @param beside images of the repository that are offered in the same folder under their file
 *     names, such as the controller's own
 */
public record BundleOffer(
    TransferProtocol protocol,
    String folder,
    Set<InetAddress> peers,
    Optional<Login> login,
    List<ImageId> beside) {
  private static final Pattern FOLDER =
      Pattern.compile("/?[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*/?");

  public BundleOffer {
    Objects.requireNonNull(protocol, "protocol");
    Objects.requireNonNull(folder, "folder");
    Objects.requireNonNull(peers, "peers");
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(beside, "beside");
    peers = Set.copyOf(peers);
    beside = List.copyOf(beside);
    if (!FOLDER.matcher(folder).matches()) {
      throw new IllegalArgumentException(
          "not a folder that a bundle can be under: '" + folder + "'");
    }
    if (peers.isEmpty()) {
      throw new IllegalArgumentException("nobody could fetch from " + folder);
    }
    if (login.isPresent() && !protocol.hasLogin()) {
      throw new IllegalArgumentException(protocol + " has no logins");
    }
  }

  /** With a login that is made up, where the protocol has logins. */
  public static BundleOffer of(TransferProtocol protocol, String folder, Set<InetAddress> peers) {
    return new BundleOffer(protocol, folder, peers, Optional.empty(), List.of());
  }

  public BundleOffer withLogin(Login value) {
    return new BundleOffer(protocol, folder, peers, Optional.of(value), beside);
  }

  /** With an image more than the bundle has. */
  public BundleOffer withImage(ImageId image) {
    return new BundleOffer(
        protocol, folder, peers, login, Stream.concat(beside.stream(), Stream.of(image)).toList());
  }
}
