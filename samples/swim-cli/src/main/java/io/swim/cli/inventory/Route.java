package io.swim.cli.inventory;

import io.swim.spi.FetchRoute;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a device reaches file servers.
 *
 * @param others addresses that its requests may come from, besides the one that it is managed by
 * @param vrf the routing instance that it must use
 * @param sourceInterface the interface that its requests must leave from
 */
record Route(List<InetAddress> others, Optional<String> vrf, Optional<String> sourceInterface) {
  static final String OTHERS = "fetchesFrom";
  static final String VRF = "vrf";
  static final String SOURCE_INTERFACE = "sourceInterface";

  /** Names of hosts are not taken for addresses, since nobody is asked for them here. */
  private static final Pattern LITERAL =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  /** It becomes part of a command: nothing that a command line could take for more than a word. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/+#@-]*");

  /** What the keys of a device say. */
  static Route read(Section section) {
    return new Route(
        section.words(OTHERS).stream().map(text -> address(section, text)).toList(),
        word(section, VRF),
        word(section, SOURCE_INTERFACE));
  }

  private static InetAddress address(Section section, String text) {
    try {
      if (LITERAL.matcher(text).matches()) {
        InetAddress address = InetAddress.getByName(text);
        if (!address.isAnyLocalAddress() && !address.isMulticastAddress()) {
          return address;
        }
      }
    } catch (UnknownHostException e) {
      throw wrong(section, text);
    }
    throw wrong(section, text);
  }

  private static RuntimeException wrong(Section section, String text) {
    return section.wrong(
        OTHERS, OTHERS + " must be addresses of the device, such as 192.0.2.5, not '" + text + "'");
  }

  private static Optional<String> word(Section section, String key) {
    Optional<String> text = section.text(key).map(String::strip);
    if (text.isPresent() && !WORD.matcher(text.get()).matches()) {
      throw section.wrong(
          key, key + " must be a single word, such as a device shows it, not '" + text.get() + "'");
    }
    return text;
  }

  /** Its way, with the address that it is managed by in the first place. */
  FetchRoute from(InetAddress managed) {
    Set<InetAddress> peers = new LinkedHashSet<>(List.of(managed));
    peers.addAll(others);
    return new FetchRoute(peers, Optional.empty(), vrf, sourceInterface);
  }
}
