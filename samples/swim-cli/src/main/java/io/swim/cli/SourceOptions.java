package io.swim.cli;

import io.swim.cli.inventory.Policies;
import io.swim.device.Secret;
import io.swim.image.ImageSource;
import io.swim.spi.FileClient;
import io.swim.transfer.http.HttpFiles;
import io.swim.transfer.http.HttpProxy;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where an image is imported from. */
final class SourceOptions {
  @Parameters(
      paramLabel = "SOURCE",
      description =
          "A file, or a URL: http:// https:// ftp:// sftp:// scp://[USER@]HOST[:PORT]/PATH. A path"
              + " of FTP begins where the login does, as one of SFTP or SCP after /~/.")
  String source = "";

  @Mixin PasswordOptions login = new PasswordOptions();

  @Option(
      names = "--hostkey",
      paramLabel = "strict|tofu|none",
      description =
          "What is asked of the SSH host key: to be in known_hosts of the data folder, to be the"
              + " one of the first time, nothing. Default: strict")
  @Nullable String hostKey;

  @Option(
      names = "--certificate",
      paramLabel = "trusted|any|SHA256",
      description =
          "What is asked of the TLS certificate: to be trusted by Java, nothing, to have that"
              + " fingerprint. Default: trusted")
  @Nullable String certificate;

  @Option(
      names = "--proxy",
      paramLabel = "[USER@]HOST:PORT",
      description = "HTTP proxy on the way to http:// and https://.")
  @Nullable String proxy;

  @Option(
      names = "--proxy-password-env",
      paramLabel = "VARIABLE",
      description = "Environment variable that holds the password for the proxy.")
  @Nullable String proxyVariable;

  @Option(
      names = "--proxy-password-file",
      paramLabel = "FILE",
      description = "File that holds the password for the proxy.")
  @Nullable String proxyFile;

  /** What is imported; somebody may be asked for a password. */
  ImageSource source(Output output) {
    if (!SourceUrl.isUrl(source)) {
      if (login.isGiven() || hostKey != null || certificate != null || proxy != null) {
        throw new BadInput(
            "--user, --password-*, --hostkey, --certificate and --proxy are for URLs, and "
                + source
                + " is a file");
      }
      return new ImageSource.LocalFile(Path.of(source));
    }
    SourceUrl url = SourceUrl.parse(source);
    ImageSource.Remote remote = ImageSource.Remote.of(url.location());
    if (hostKey != null) {
      remote = remote.withHostKeys(Policies.hostKey(hostKey));
    }
    if (certificate != null) {
      remote = remote.withCertificates(Policies.certificate(certificate));
    }
    return login.login(url.user(), output).map(remote::withLogin).orElse(remote);
  }

  /** Clients that take the place of the usual ones. */
  List<FileClient> clients(Output output) {
    String text = proxy;
    Optional<Secret> password = PasswordPlace.read("--proxy-password", proxyVariable, proxyFile);
    if (text == null) {
      if (password.isPresent()) {
        throw new BadInput("a password for a proxy is of no use without --proxy");
      }
      return List.of();
    }
    URI uri = proxyUri(text);
    String user = uri.getUserInfo();
    if (user != null && user.contains(":")) {
      throw new BadInput(
          "a password in --proxy is seen by everybody on this host: leave it out, and give"
              + " --proxy-password-env or --proxy-password-file");
    }
    return BadInput.unless(
        () ->
            List.of(
                new HttpFiles()
                    .withProxy(
                        new HttpProxy(
                            uri.getHost(),
                            uri.getPort(),
                            Optional.ofNullable(user)
                                .map(
                                    name ->
                                        PasswordPlace.login(
                                            name, password, "--proxy-password", output))))));
  }

  private static URI proxyUri(String text) {
    URI uri =
        BadInput.unless(() -> URI.create(text.startsWith("http://") ? text : "http://" + text));
    if (uri.getHost() == null || uri.getPort() < 1) {
      throw new BadInput("--proxy is [USER@]HOST:PORT, such as proxy.example.net:3128");
    }
    return uri;
  }

  /** Where the SSH server is that the host key is asked of, not resolved. */
  static List<InetSocketAddress> address(ImageSource source) {
    return source instanceof ImageSource.Remote remote
        ? List.of(
            InetSocketAddress.createUnresolved(
                remote.location().host(), remote.location().effectivePort()))
        : List.of();
  }
}
