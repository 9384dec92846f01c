package io.swim.testkit.internal.copy;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.client.ServerFile;
import io.swim.testkit.internal.device.NetworkDevice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * {@code tftp:}, {@code scp://user@host/file} and the like as typed; empty parts are asked for.
 * Printed as IOS does: {@code ftp://*:*@host/file}.
 */
public record CopyUrl(
    TransferProtocol protocol,
    String user,
    Optional<Secret> password,
    String host,
    OptionalInt port,
    String file) {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  /** The protocol that a word on the command line names, if it does. */
  public static Optional<TransferProtocol> protocol(String text) {
    int colon = text.indexOf(':');
    String scheme = (colon < 0 ? text : text.substring(0, colon)).toUpperCase(Locale.ROOT);
    for (TransferProtocol each : TransferProtocol.values()) {
      if (each.name().equals(scheme)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Takes a URL apart; what is not there is empty. */
  public static CopyUrl parse(TransferProtocol protocol, String text) {
    int start = text.indexOf("//");
    if (start < 0) {
      int colon = text.indexOf(':');
      String file = colon < 0 ? "" : text.substring(colon + 1);
      return new CopyUrl(protocol, "", Optional.empty(), "", OptionalInt.empty(), file);
    }
    String rest = text.substring(start + 2);
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    String file = slash < 0 ? "" : rest.substring(slash + 1);
    int at = authority.lastIndexOf('@');
    String login = at < 0 ? "" : authority.substring(0, at);
    String place = authority.substring(at + 1);
    int between = login.indexOf(':');
    int colon = place.lastIndexOf(':');
    boolean hasPort = colon > place.indexOf(']') && place.substring(colon + 1).matches("\\d{1,5}");
    String host = hasPort ? place.substring(0, colon) : place;
    return new CopyUrl(
        protocol,
        between < 0 ? login : login.substring(0, between),
        between < 0 ? Optional.empty() : Optional.of(Secret.of(login.substring(between + 1))),
        host.replaceAll("[\\[\\]]", ""),
        hasPort
            ? OptionalInt.of(Integer.parseInt(place.substring(colon + 1)))
            : OptionalInt.empty(),
        file);
  }

  /** The same at another host. */
  public CopyUrl withHost(String value) {
    return new CopyUrl(protocol, user, password, value, port, file);
  }

  /** The same for another user. */
  public CopyUrl withUser(String value) {
    return new CopyUrl(protocol, value, password, host, port, file);
  }

  /** The same with a password. */
  public CopyUrl withPassword(Secret value) {
    return new CopyUrl(protocol, user, Optional.of(value), host, port, file);
  }

  /** The same with another file. */
  public CopyUrl withFile(String value) {
    return new CopyUrl(protocol, user, password, host, port, value);
  }

  /** The last part of the path. */
  public String lastName() {
    return file.substring(file.lastIndexOf('/') + 1);
  }

  /**
   * Where a device finds it, and the login that applies; empty when the host can't be resolved. The
   * login is in the URL, else configured, else anonymous with user@device as the password (Cisco
   * IOS Configuration Fundamentals Configuration Guide, copying with FTP).
   */
  public Optional<ServerFile> on(NetworkDevice device) throws IOException {
    if (!IPV4.matcher(host).matches() && host.indexOf(':') < 0) {
      return Optional.empty();
    }
    int asked = port.orElse(device.spec().transfer().serverPort(protocol));
    return Optional.of(
        new ServerFile(
            protocol,
            new InetSocketAddress(InetAddress.getByName(host), asked),
            file,
            login(device)));
  }

  private Optional<Login> login(NetworkDevice device) {
    Optional<Login> configured = device.nvram().running().transfer().login(protocol);
    if (user.isEmpty()) {
      String own = device.spec().credentials().username();
      Secret formed = Secret.of(own + "@" + device.nvram().running().hostname() + ".");
      return configured.or(
          () ->
              protocol == TransferProtocol.FTP
                  ? Optional.of(new Login("anonymous", formed))
                  : Optional.empty());
    }
    Secret known = password.or(() -> configured.map(Login::password)).orElse(Secret.of(""));
    return Optional.of(new Login(user, known));
  }

  @Override
  public String toString() {
    String login = user.isEmpty() ? "" : password.isPresent() ? "*:*@" : "*@";
    String at = port.isPresent() ? ":" + port.getAsInt() : "";
    return protocol.scheme() + "://" + login + host + at + "/" + file;
  }
}
