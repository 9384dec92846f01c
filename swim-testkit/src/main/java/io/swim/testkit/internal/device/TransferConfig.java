package io.swim.testkit.internal.device;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration as far as copying needs it.
 *
 * @param usernames {@code ip ftp username}, {@code ip http client username}
 * @param passwords {@code ip ftp password}, {@code ip http client password}
 * @param sourceInterfaces {@code ip ... source-interface} by its first words
 * @param vrfs {@code ip vrf} or {@code vrf definition}
 * @param scpServer {@code ip scp server enable}
 */
public record TransferConfig(
    Map<TransferProtocol, String> usernames,
    Map<TransferProtocol, Secret> passwords,
    Map<String, String> sourceInterfaces,
    Set<String> vrfs,
    boolean scpServer) {
  /** Nothing of it is configured. */
  public static final TransferConfig NONE =
      new TransferConfig(Map.of(), Map.of(), Map.of(), Set.of(), false);

  public TransferConfig {
    usernames = Map.copyOf(usernames);
    passwords = Map.copyOf(passwords);
    sourceInterfaces = Map.copyOf(sourceInterfaces);
    vrfs = Set.copyOf(vrfs);
  }

  /** The configured login; HTTPS uses that of HTTP. */
  public Optional<Login> login(TransferProtocol protocol) {
    TransferProtocol key = protocol == TransferProtocol.HTTPS ? TransferProtocol.HTTP : protocol;
    return Optional.ofNullable(usernames.get(key))
        .map(user -> new Login(user, passwords.getOrDefault(key, Secret.of(""))));
  }

  /** An empty name takes it away. */
  public TransferConfig withUsername(TransferProtocol protocol, String name) {
    return new TransferConfig(
        with(usernames, protocol, name.isEmpty() ? Optional.empty() : Optional.of(name)),
        passwords,
        sourceInterfaces,
        vrfs,
        scpServer);
  }

  /** An empty password takes it away. */
  public TransferConfig withPassword(TransferProtocol protocol, String password) {
    Secret secret = Secret.of(password);
    return new TransferConfig(
        usernames,
        with(passwords, protocol, secret.isEmpty() ? Optional.empty() : Optional.of(secret)),
        sourceInterfaces,
        vrfs,
        scpServer);
  }

  /** An empty name takes it away. */
  public TransferConfig withSourceInterface(String client, String name) {
    return new TransferConfig(
        usernames,
        passwords,
        with(sourceInterfaces, client, name.isEmpty() ? Optional.empty() : Optional.of(name)),
        vrfs,
        scpServer);
  }

  public TransferConfig withVrf(String name) {
    Set<String> more = new HashSet<>(vrfs);
    more.add(name);
    return new TransferConfig(usernames, passwords, sourceInterfaces, more, scpServer);
  }

  public TransferConfig withScpServer(boolean enabled) {
    return new TransferConfig(usernames, passwords, sourceInterfaces, vrfs, enabled);
  }

  private static <K, V> Map<K, V> with(Map<K, V> map, K key, Optional<V> value) {
    Map<K, V> changed = new HashMap<>(map);
    changed.remove(key);
    value.ifPresent(each -> changed.put(key, each));
    return changed;
  }
}
