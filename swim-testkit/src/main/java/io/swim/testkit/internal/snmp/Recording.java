package io.swim.testkit.internal.snmp;

import io.swim.testkit.internal.mib.MibGroup;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;

/** A recorded walk: lines of OID, tag of the BER type (with x for hex) and value. */
public record Recording(NavigableMap<OID, Variable> objects, int skippedLines) implements MibGroup {
  private static final OID ROOT = new OID("1");

  /** Reads a file; lines that are no objects are counted. */
  public static Recording read(Path file) throws IOException {
    NavigableMap<OID, Variable> objects = new TreeMap<>();
    int skipped = 0;
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] parts = line.split("\\|", 3);
        try {
          if (parts.length < 3 || !parts[0].startsWith("1.")) {
            throw new IllegalArgumentException("not OID, type and value");
          }
          objects.put(new OID(parts[0]), value(parts[1], parts[2]));
        } catch (RuntimeException e) {
          skipped++;
        }
      }
    }
    return new Recording(objects, skipped);
  }

  private static Variable value(String type, String text) {
    boolean hex = type.endsWith("x");
    byte[] bytes =
        hex
            ? HexFormat.of().parseHex(text.replaceFirst("^0x", ""))
            : text.getBytes(StandardCharsets.ISO_8859_1);
    return switch (hex ? type.substring(0, type.length() - 1) : type) {
      case "2" -> new Integer32(Integer.parseInt(text));
      case "4" -> new OctetString(bytes);
      case "5" -> new Null();
      case "6" -> new OID(text);
      case "64" -> hex ? new IpAddress(bytes) : new IpAddress(text);
      case "65" -> new Counter32(Long.parseLong(text));
      case "66" -> new Gauge32(Long.parseLong(text));
      case "67" -> new TimeTicks(Long.parseLong(text));
      case "68" -> new Opaque(bytes);
      case "70" -> new Counter64(Long.parseUnsignedLong(text));
      default -> throw new IllegalArgumentException("unknown type " + type);
    };
  }

  @Override
  public OID root() {
    return ROOT;
  }
}
