package io.swim.testkit.internal.snmp;

import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.mib.ObjectMap;
import java.util.NavigableMap;
import java.util.function.Consumer;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;

/** Objects that can only be read and come straight from the state of the device. */
public record ReadOnlyGroup(OID root, Consumer<ObjectMap> fill) implements MibGroup {
  /**
   * A group below a root.
   *
   * @param fill puts the objects that exist now
   */
  public ReadOnlyGroup(String root, Consumer<ObjectMap> fill) {
    this(new OID(root), fill);
  }

  @Override
  public NavigableMap<OID, Variable> objects() {
    ObjectMap map = new ObjectMap(root);
    fill.accept(map);
    return map.objects();
  }
}
