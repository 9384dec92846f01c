package io.swim.testkit.internal.snmp;

import io.swim.testkit.internal.mib.MibGroup;
import java.util.List;
import java.util.function.Supplier;

/** entPhysicalTable (ENTITY-MIB, RFC 6933). */
public final class EntityGroup {
  private EntityGroup() {}

  /**
   * The table.
   *
   * @param entities what the device consists of now
   */
  public static MibGroup of(Supplier<List<PhysicalEntity>> entities) {
    return new ReadOnlyGroup(
        "1.3.6.1.2.1.47.1.1.1.1", map -> entities.get().forEach(entity -> entity.put(map)));
  }
}
