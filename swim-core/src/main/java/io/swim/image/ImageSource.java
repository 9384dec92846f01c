package io.swim.image;

import io.swim.device.CertificatePolicy;
import io.swim.device.FileLocation;
import io.swim.device.HostKeyPolicy;
import io.swim.device.Login;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Where an image is imported from. */
public sealed interface ImageSource {
  /** The name that the image has there, and will have on devices. */
  String fileName();

  /** A file of the host's. */
  record LocalFile(Path file) implements ImageSource {
    public LocalFile {
      Objects.requireNonNull(file, "file");
    }

    @Override
    public String fileName() {
      return String.valueOf(file.getFileName());
    }

    @Override
    public String toString() {
      return file.toString();
    }
  }

  /**
   * A file on a server, fetched by whatever file client there is for its protocol.
   *
   * @param location protocol, host, port and path
   * @param fileName the name that it will have in the repository and on devices
   * @param login empty where none is asked for
   * @param hostKeys what is asked of the server's SSH host key
   * @param certificates what is asked of its TLS certificate
   */
  record Remote(
      FileLocation location,
      String fileName,
      Optional<Login> login,
      HostKeyPolicy hostKeys,
      CertificatePolicy certificates)
      implements ImageSource {
    public Remote {
      Objects.requireNonNull(location, "location");
      Objects.requireNonNull(fileName, "fileName");
      Objects.requireNonNull(login, "login");
      Objects.requireNonNull(hostKeys, "hostKeys");
      Objects.requireNonNull(certificates, "certificates");
    }

    /**
     * Without a login, host keys and certificates checked strictly; named by what stands behind the
     * last slash of the path, in a URL of HTTP without its query, and decoded.
     */
    public static Remote of(FileLocation location) {
      return new Remote(
          location,
          lastName(location),
          Optional.empty(),
          HostKeyPolicy.STRICT,
          CertificatePolicy.TRUSTED);
    }

    /** Named otherwise than it is there, as where the URL names no file: {@code /download?id=7}. */
    public Remote withFileName(String value) {
      return new Remote(location, value, login, hostKeys, certificates);
    }

    public Remote withLogin(Login value) {
      return new Remote(location, fileName, Optional.of(value), hostKeys, certificates);
    }

    public Remote withHostKeys(HostKeyPolicy value) {
      return new Remote(location, fileName, login, value, certificates);
    }

    public Remote withCertificates(CertificatePolicy value) {
      return new Remote(location, fileName, login, hostKeys, value);
    }

    /** The paths of all others are those of files: there a percent sign is a percent sign. */
    private static String lastName(FileLocation location) {
      return switch (location.protocol()) {
        case HTTP, HTTPS ->
            UrlText.decoded(afterLastSlash(location.path().replaceFirst("[?#].*", "")));
        default -> afterLastSlash(location.path());
      };
    }

    private static String afterLastSlash(String path) {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
      return location.toString();
    }
  }

  /**
   * An image of a vendor's catalogue, which the engine knows by that id.
   *
   * @param catalogue the catalogue's id
   * @param image which one
   * @param acceptances what may be said yes to if the vendor asks; nothing else is accepted
   */
  record Catalogue(String catalogue, CatalogueImageId image, List<Acceptance> acceptances)
      implements ImageSource {
    public Catalogue {
      Objects.requireNonNull(catalogue, "catalogue");
      Objects.requireNonNull(image, "image");
      Objects.requireNonNull(acceptances, "acceptances");
      acceptances = List.copyOf(acceptances);
    }

    /** With nothing accepted. */
    public static Catalogue of(String catalogue, CatalogueImageId image) {
      return new Catalogue(catalogue, image, List.of());
    }

    public Catalogue withAcceptances(List<Acceptance> value) {
      return new Catalogue(catalogue, image, value);
    }

    @Override
    public String fileName() {
      return image.fileName();
    }

    @Override
    public String toString() {
      return image + " of " + catalogue;
    }
  }
}
