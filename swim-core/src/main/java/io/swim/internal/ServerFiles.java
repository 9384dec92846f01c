package io.swim.internal;

import io.swim.device.DistributionServer;
import io.swim.device.Login;
import io.swim.device.ServedProtocol;
import io.swim.fault.DeviceEffect;
import io.swim.fault.DriverException;
import io.swim.fault.FailureKind;
import io.swim.image.Digest;
import io.swim.image.ImageContent;
import io.swim.image.SoftwareImage;
import io.swim.spi.ClientServices;
import io.swim.spi.CredentialsProvider;
import io.swim.spi.FileClient;
import io.swim.spi.FileService;
import io.swim.spi.FileSession;
import io.swim.spi.FileSession.Ability;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Reads and writes files of a distribution server. What goes wrong is told with its name. */
final class ServerFiles {
  private final DriverCatalog drivers;

  ServerFiles(DriverCatalog drivers) {
    this.drivers = drivers;
  }

  /** What is done with an open session. */
  interface Errand<T> {
    T run(FileSession session) throws DriverException, InterruptedException;
  }

  /**
   * Logs in, does it, and logs out.
   *
   * @throws DriverException with effect NONE: it says nothing of any device. A login or key that is
   *     refused is REJECTED: AUTHENTICATION and UNTRUSTED are said of devices.
   */
  <T> T with(
      DistributionServer server,
      ServedProtocol served,
      CredentialsProvider credentials,
      ClientServices services,
      Errand<T> errand)
      throws DriverException, InterruptedException {
    FileClient client =
        drivers
            .client(served.protocol())
            .orElseThrow(
                () ->
                    failure(
                        server, FailureKind.UNSUPPORTED, served.protocol() + " has no client", ""));
    FileService service =
        FileService.of(server.peerName(), served.protocol(), server.host())
            .withPort(served.port())
            .withHostKeys(server.hostKeys())
            .withSshAlgorithms(server.sshAlgorithms())
            .withCertificates(server.certificates());
    Optional<Login> login = credentials.server(server, served.protocol());
    try (FileSession session =
        client.open(login.map(service::withLogin).orElse(service), services)) {
      return errand.run(session);
    } catch (DriverException e) {
      FailureKind kind =
          switch (e.kind()) {
            case AUTHENTICATION, UNTRUSTED -> FailureKind.REJECTED;
            default -> e.kind();
          };
      throw failure(server, kind, served.protocol() + ": " + e.getMessage(), e.deviceWords())
          .withCause(e);
    }
  }

  /** Whether the file is there, with the size of the image, as far as the server tells that. */
  static boolean hasSize(FileSession session, String path, SoftwareImage image)
      throws DriverException, InterruptedException {
    return !session.abilities().contains(Ability.STAT)
        || session.stat(path).filter(there -> there.sizeBytes() == image.sizeBytes()).isPresent();
  }

  /**
   * What is another text when another image is expected there, or the file may have other bytes;
   * empty where the server can't tell.
   */
  static Optional<String> revision(FileSession session, String path, SoftwareImage image)
      throws DriverException, InterruptedException {
    try {
      return session
          .revision(path)
          .map(now -> image.digests().get(0) + ", " + image.sizeBytes() + " bytes, " + now)
          .map(text -> text.replaceAll("\\R", " "));
    } catch (DriverException e) {
      if (e.kind() == FailureKind.REJECTED || e.kind() == FailureKind.UNSUPPORTED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Whether the file is the image, by its digest: it is read as a whole. */
  static boolean isImage(FileSession session, String path, SoftwareImage image)
      throws DriverException, InterruptedException {
    Digest expected = image.digests().get(0);
    try {
      MessageDigest digest = MessageDigest.getInstance(expected.algorithm().jcaName());
      session.read(
          path, 0, new DigestOutputStream(OutputStream.nullOutputStream(), digest), bytes -> {});
      return expected.hex().equals(HexFormat.of().formatHex(digest.digest()));
    } catch (DriverException e) {
      if (e.kind() == FailureKind.REJECTED) {
        return false;
      }
      throw e;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has " + expected.algorithm(), e);
    }
  }

  /** Writes the image beside its place first, where the protocol can rename. */
  static void put(FileSession session, String path, ImageContent content)
      throws DriverException, InterruptedException {
    boolean renames =
        session.abilities().contains(Ability.RENAME)
            && session.abilities().contains(Ability.DELETE);
    if (!renames) {
      session.write(path, content, 0, bytes -> {});
      return;
    }
    String part = path + ".part";
    session.delete(part);
    session.write(part, content, 0, bytes -> {});
    session.delete(path);
    session.rename(part, path);
  }

  static DriverException failure(
      DistributionServer server, FailureKind kind, String message, String words) {
    return new DriverException(
        kind,
        DeviceEffect.NONE,
        "distribution server " + server.id() + " at " + server.host() + ", " + message,
        words);
  }
}
