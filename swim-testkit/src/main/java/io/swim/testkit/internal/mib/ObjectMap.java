package io.swim.testkit.internal.mib;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Variable;

/** Collects the objects of a group. */
public final class ObjectMap {
  private static final long MAX_GAUGE = 0xffffffffL;

  /** Parsed names by root and rest: the same few are asked for again and again. */
  private static final Map<OID, Map<String, OID>> NAMES = new ConcurrentHashMap<>();

  private final OID root;
  private final Map<String, OID> names;
  private final NavigableMap<OID, Variable> objects = new TreeMap<>();

  public ObjectMap(OID root) {
    this.root = root;
    this.names = NAMES.computeIfAbsent(root, any -> new ConcurrentHashMap<>());
  }

  /** Adds an object by the rest of its OID, for instance {@code 1.0}. */
  public ObjectMap put(String suffix, Variable value) {
    objects.put(names.computeIfAbsent(suffix, rest -> new OID(root).append(rest)), value);
    return this;
  }

  public ObjectMap put(String suffix, String value) {
    return put(suffix, new OctetString(value.getBytes(StandardCharsets.ISO_8859_1)));
  }

  public ObjectMap put(String suffix, int value) {
    return put(suffix, new Integer32(value));
  }

  /** A size in 32 bits: larger ones stick at the top, as the MIB texts say. */
  public ObjectMap gauge(String suffix, long value) {
    return put(suffix, new Gauge32(Math.min(value, MAX_GAUGE)));
  }

  public NavigableMap<OID, Variable> objects() {
    return objects;
  }
}
