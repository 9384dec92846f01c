package io.swim.cli.inventory;

import io.swim.device.CertificatePolicy;
import io.swim.device.DistributionServer;
import io.swim.device.HostKeyPolicy;
import io.swim.device.ServedProtocol;
import io.swim.device.SshAlgorithms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A server that an inventory gets. The password itself is not part of it.
 *
 * @param server what it is
 * @param account for all its protocols that ask for one
 * @param deviceAccount what devices are told instead
 */
public record NewServer(
    DistributionServer server, Optional<Account> account, Optional<Account> deviceAccount) {
  /**
   * Who logs in.
   *
   * @param password where the password is, if there is one
   */
  public record Account(String username, Optional<Place> password) {
    private List<String> lines(String usernameKey, String passwordKey) {
      List<String> lines = new ArrayList<>();
      lines.add(usernameKey + ": " + Yaml.quoted(username));
      password.ifPresent(place -> lines.add(passwordKey + ": " + place.mapping()));
      return lines;
    }
  }

  /** Kinds of places for a secret. */
  public enum Kind {
    ENV,
    FILE
  }

  /**
   * Where a secret is.
   *
   * @param name of the environment variable, or of the file as seen from the inventory's folder
   */
  public record Place(Kind kind, String name) {
    private String mapping() {
      return "{%s: %s}".formatted(kind.name().toLowerCase(Locale.ROOT), Yaml.quoted(name));
    }
  }

  /** As they stand in the file, in the order of a person who writes them. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("name: " + Yaml.quoted(server.id().value()));
    lines.add("address: " + Yaml.quoted(server.host()));
    lines.add("protocols:");
    server.protocols().forEach(each -> lines.add("  " + protocol(each)));
    if (!server.locations().isEmpty()) {
      lines.add(
          server.locations().stream()
              .sorted()
              .map(Yaml::quoted)
              .collect(Collectors.joining(", ", "locations: [", "]")));
    }
    if (server.slots() != DistributionServer.SLOTS) {
      lines.add("slots: " + server.slots());
    }
    account.ifPresent(own -> lines.addAll(own.lines("username", "password")));
    deviceAccount.ifPresent(
        theirs -> lines.addAll(theirs.lines("deviceUsername", "devicePassword")));
    if (server.hostKeys() != HostKeyPolicy.STRICT) {
      lines.add("hostkey: " + Policies.word(server.hostKeys()));
    }
    if (server.sshAlgorithms() == SshAlgorithms.LEGACY) {
      lines.add("legacy: true");
    }
    if (!server.certificates().equals(CertificatePolicy.TRUSTED)) {
      lines.add("certificate: " + Yaml.quoted(server.certificates().fingerprint().orElse("any")));
    }
    return lines;
  }

  private static String protocol(ServedProtocol served) {
    List<String> how = new ArrayList<>();
    if (served.port() != served.protocol().port()) {
      how.add("port: " + served.port());
    }
    if (!served.home().isEmpty()) {
      how.add("home: " + Yaml.quoted(served.home()));
    }
    String key = served.protocol().scheme() + ":";
    return how.isEmpty() ? key : key + " {" + String.join(", ", how) + "}";
  }
}
