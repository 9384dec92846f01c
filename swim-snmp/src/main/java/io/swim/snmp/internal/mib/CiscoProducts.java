package io.swim.snmp.internal.mib;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What Cisco calls a product by its sysObjectID (CISCO-PRODUCTS-MIB), such as {@code cat29xxStack}:
 * often a series rather than a model, but all that an agent without ENTITY-MIB tells.
 */
public final class CiscoProducts {
  private static final String PRODUCTS = "1.3.6.1.4.1.9.1.";
  private static final String FILE = "cisco-products.txt";

  private CiscoProducts() {}

  /** The name, if that is one of them. */
  public static Optional<String> name(String sysObjectId) {
    return sysObjectId.startsWith(PRODUCTS)
        ? Optional.ofNullable(Names.ALL.get(sysObjectId.substring(PRODUCTS.length())))
        : Optional.empty();
  }

  /** Read when it is first needed. */
  private static final class Names {
    private static final Map<String, String> ALL = read();

    private static Map<String, String> read() {
      Map<String, String> names = new HashMap<>();
      try (InputStream in = CiscoProducts.class.getResourceAsStream(FILE)) {
        if (in == null) {
          throw new IllegalStateException(FILE + " is not in the jar");
        }
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          int space = line.indexOf(' ');
          if (space > 0 && line.charAt(0) != '#') {
            names.put(line.substring(0, space), line.substring(space + 1));
          }
        }
        return Map.copyOf(names);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
