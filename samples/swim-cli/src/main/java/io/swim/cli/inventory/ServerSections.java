package io.swim.cli.inventory;

import io.swim.device.DistributionServer;
import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.ServedProtocol;
import io.swim.device.ServerId;
import io.swim.device.TransferProtocol;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The section {@code servers}: distribution servers. */
final class ServerSections {
  static final String KEY = "servers";

  private static final Set<String> KEYS =
      Set.of(
          "name",
          "address",
          "protocols",
          "locations",
          "slots",
          "username",
          "password",
          "deviceUsername",
          "devicePassword",
          "hostkey",
          "legacy",
          "certificate");
  private static final Set<String> PROTOCOL = Set.of("port", "home");
  private static final Set<String> PROTOCOLS =
      Arrays.stream(TransferProtocol.values())
          .map(TransferProtocol::scheme)
          .collect(Collectors.toUnmodifiableSet());

  private final String file;
  private final SecretValues secrets;

  ServerSections(String file, SecretValues secrets) {
    this.file = file;
    this.secrets = secrets;
  }

  /** None when there is no such section. */
  Collection<InventoryServer> read(Section top) {
    Optional<Node> list = top.node(KEY);
    if (list.isEmpty()) {
      return List.of();
    }
    if (!(list.get() instanceof SequenceNode sequence)) {
      throw top.wrong(KEY, "servers must be a list");
    }
    Map<ServerId, InventoryServer> servers = new LinkedHashMap<>();
    for (Node node : sequence.getValue()) {
      Section section = Section.of(file, "server", node, KEYS);
      InventoryServer server = server(section.named("server " + section.required("name")));
      if (servers.putIfAbsent(server.server().id(), server) != null) {
        throw section.wrong("name", "server " + server.server().id() + " is there twice");
      }
    }
    return servers.values();
  }

  private InventoryServer server(Section section) {
    try {
      return new InventoryServer(
          new DistributionServer(
              new ServerId(section.required("name")),
              section.required("address"),
              protocols(section),
              Set.copyOf(section.words("locations")),
              slots(section),
              Policies.hostKey(section),
              Policies.legacy(section),
              Policies.certificate(section)),
          login(section, "username", "password"),
          login(section, "deviceUsername", "devicePassword")
              .or(() -> login(section, "username", "password")));
    } catch (IllegalArgumentException e) {
      throw section.wrong(String.valueOf(e.getMessage()));
    }
  }

  private static List<ServedProtocol> protocols(Section section) {
    if (!section.isMapping("protocols")) {
      throw section.wrong("protocols", "has no protocols, such as {sftp: {home: /images}, tftp: }");
    }
    Section protocols = section.alone("protocols", PROTOCOLS);
    return protocols.keys().stream()
        .map(
            key -> {
              ServedProtocol usual =
                  ServedProtocol.of(TransferProtocol.valueOf(key.toUpperCase(Locale.ROOT)));
              if (protocols.node(key).isEmpty()) {
                return usual;
              }
              Section how = protocols.alone(key, PROTOCOL);
              return usual
                  .withPort(how.port("port").orElse(usual.port()))
                  .withHome(how.text("home").orElse(""));
            })
        .toList();
  }

  private static int slots(Section section) {
    Optional<String> slots = section.text("slots");
    if (slots.isPresent() && !slots.get().matches("[1-9]\\d{0,8}")) {
      throw section.wrong("slots", "slots must be a number from 1 on, not '" + slots.get() + "'");
    }
    return slots.map(Integer::parseInt).orElse(DistributionServer.SLOTS);
  }

  private Optional<Login> login(Section section, String usernameKey, String passwordKey) {
    Optional<String> username = section.text(usernameKey).filter(name -> !name.isEmpty());
    Optional<Secret> password = secrets.of(section, passwordKey);
    if (username.isEmpty() && password.isPresent()) {
      throw section.wrong(passwordKey, "a password needs its username");
    }
    return username.map(name -> new Login(name, password.orElse(Secret.of(""))));
  }
}
