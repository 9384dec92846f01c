package io.swim.cli;

import io.swim.device.FileLocation;
import io.swim.device.TransferProtocol;
import io.swim.spi.FileClient;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file on a server, as a user names it.
 *
 * @param location where it is
 * @param user whom the URL names
 */
record SourceUrl(FileLocation location, Optional<String> user) {
  private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");

  /** Whether the text is a URL, and no path of a file. */
  static boolean isUrl(String text) {
    return URL.matcher(text).matches();
  }

  /**
   * Reads a URL. The path of FTP begins where the login does (RFC 1738, section 3.2.2), as does one
   * of SFTP or SCP after {@code /~/}.
   *
   * @throws BadInput which never shows a password
   */
  static SourceUrl parse(String text) {
    URI uri = uri(text);
    TransferProtocol protocol = protocol(uri.getScheme());
    String user = uri.getUserInfo();
    if (user != null && user.contains(":")) {
      throw new BadInput(
          "a password in a URL is seen by everybody on this host: leave it out, and give"
              + " --password-env or --password-file");
    }
    if (uri.getHost() == null) {
      throw new BadInput("the URL of the image has no host, or one that is no name or address");
    }
    String path = path(protocol, uri);
    if (path.isEmpty() || path.endsWith("/")) {
      throw new BadInput("the URL of the image ends with no file name: " + shown(uri));
    }
    return new SourceUrl(
        new FileLocation(
            protocol,
            uri.getHost().replaceAll("[\\[\\]]", ""),
            uri.getPort() < 0 ? OptionalInt.empty() : OptionalInt.of(uri.getPort()),
            path),
        Optional.ofNullable(user));
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new BadInput(
          "that is no URL: %s at character %d".formatted(e.getReason(), e.getIndex() + 1), e);
    }
  }

  private static String path(TransferProtocol protocol, URI uri) {
    return switch (protocol) {
      case HTTP, HTTPS ->
          uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
      case FTP -> uri.getPath().replaceFirst("^/", "");
      default -> uri.getPath().replaceFirst("^/~/", "");
    };
  }

  private static TransferProtocol protocol(String scheme) {
    Set<TransferProtocol> possible = EnumSet.noneOf(TransferProtocol.class);
    ServiceLoader.load(FileClient.class, SourceUrl.class.getClassLoader())
        .forEach(client -> possible.addAll(client.protocols()));
    return possible.stream()
        .filter(each -> each.scheme().equals(scheme.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInput(
                    "nothing here can fetch from "
                        + scheme
                        + "://; possible are a file, and "
                        + possible.stream()
                            .map(each -> each.scheme() + "://")
                            .collect(Collectors.joining(", "))));
  }

  private static String shown(URI uri) {
    return uri.getScheme() + "://" + uri.getHost() + uri.getPath();
  }
}
