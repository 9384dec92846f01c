package io.swim.cli;

import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.spi.HostKeyStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * SSH host keys in a file as OpenSSH has it: a host, a key type and a key on each line. A host is a
 * device's name (blanks and the like as in a URL), or its address as {@code ssh-keyscan} writes it.
 * Thread-safe.
 */
final class KnownHosts implements HostKeyStore {
  private static final String FILE = "known_hosts";
  private static final int SSH = 22;

  private final Path file;
  private final Function<String, List<InetSocketAddress>> addresses;
  private final Map<String, List<String>> keys = new ConcurrentHashMap<>();
  private String beforeNextLine = "";

  /**
   * Of that file.
   *
   * @param addresses those of a peer, not resolved
   */
  KnownHosts(Path file, Function<String, List<InetSocketAddress>> addresses) {
    this.file = file;
    this.addresses = addresses;
    try {
      if (Files.exists(file)) {
        String text = Files.readString(file);
        text.lines().forEach(this::read);
        beforeNextLine = text.isEmpty() || text.endsWith("\n") ? "" : System.lineSeparator();
      }
    } catch (IOException e) {
      throw new BadInput("known host keys in " + file + " can't be read: " + Words.because(e), e);
    }
  }

  /** Of a data folder. */
  static KnownHosts in(Path data, Function<String, List<InetSocketAddress>> addresses) {
    return new KnownHosts(data.resolve(FILE), addresses);
  }

  private void read(String line) {
    String[] words = line.strip().split("\\s+");
    boolean plain = words.length >= 3 && !words[0].startsWith("#") && !words[0].startsWith("@");
    if (plain) {
      for (String host : words[0].split(",")) {
        add(host, words[1] + " " + words[2]);
      }
    }
  }

  private void add(String host, String key) {
    keys.merge(
        host,
        List.of(key),
        (old, added) -> {
          List<String> both = new ArrayList<>(old);
          both.addAll(added);
          return List.copyOf(both);
        });
  }

  @Override
  public List<String> find(String peer) {
    List<String> found = new ArrayList<>(keys.getOrDefault(name(peer), List.of()));
    for (InetSocketAddress each : addresses.apply(peer)) {
      found.addAll(keys.getOrDefault(host(each), List.of()));
    }
    return List.copyOf(found);
  }

  @Override
  public synchronized void remember(String peer, String key) {
    if (find(peer).contains(key)) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file,
          beforeNextLine + name(peer) + " " + key + System.lineSeparator(),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new SwimException(
          ErrorCode.STORE_FAILED, "the host key of " + peer + " can't be kept in " + file, e);
    }
    beforeNextLine = "";
    add(name(peer), key);
  }

  private static String host(InetSocketAddress address) {
    String host = address.getHostString();
    return address.getPort() == SSH ? host : "[" + host + "]:" + address.getPort();
  }

  private static String name(String peer) {
    return URLEncoder.encode(peer, StandardCharsets.UTF_8);
  }
}
