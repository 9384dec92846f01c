package io.swim.testkit.internal.snmp;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.mib.ObjectMap;
import io.swim.testkit.internal.mib.SetRefused;
import io.swim.testkit.internal.slots.Slots;
import java.util.List;
import java.util.NavigableMap;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** CISCOSB-DEVICEPARAMS-MIB, CISCOSB-Physicaldescription-MIB, CISCOSB-rndMng, CISCOSB-COPY-MIB. */
public final class SmallBusinessGroups {
  private static final String SWITCH = "1.3.6.1.4.1.9.6.1.101.";
  private static final int RESET = 1;

  private SmallBusinessGroups() {}

  /** The groups of a device. */
  public static List<MibGroup> of(NetworkDevice device) {
    return List.of(
        new Settable(
            device,
            SWITCH + "1",
            "2.0",
            SmallBusinessGroups::action,
            value -> reset(device, value)),
        new Settable(
            device,
            SWITCH + "2",
            "13.1.1.3.1",
            SmallBusinessGroups::images,
            value -> choose(device, value)),
        new ReadOnlyGroup(
            SWITCH + "53.14.1",
            map ->
                map.put("2.1", version(device, Slots.running(device)))
                    .put("5.1", device.spec().serial())
                    .put("11.1", device.spec().model().productId())),
        new SmallBusinessCopyTable(device));
  }

  private static String version(NetworkDevice device, String slot) {
    return Slots.version(device, slot).orElse("");
  }

  private static int number(String slot) {
    return Slots.names().indexOf(slot) + 1;
  }

  private static void action(NetworkDevice device, ObjectMap map) {
    map.put("2.0", 26);
  }

  private static void images(NetworkDevice device, ObjectMap map) {
    map.put("4.0", version(device, Slots.running(device)))
        .put("13.1.1.2.1", number(Slots.running(device)))
        .put("13.1.1.3.1", number(Slots.next(device)));
    for (String slot : Slots.names()) {
      int column = number(slot);
      map.put("16.1.1." + (1 + column) + ".1", slot)
          .put("16.1.1." + (3 + column) + ".1", version(device, slot));
    }
  }

  private static boolean choose(NetworkDevice device, int value) {
    return value >= 1
        && value <= Slots.names().size()
        && Slots.choose(device, Slots.names().get(value - 1));
  }

  /** In another thread, so that the answer leaves before the software stops. */
  private static boolean reset(NetworkDevice device, int value) {
    if (value != RESET || device.has(Trait.REFUSE_RELOAD)) {
      return false;
    }
    if (!device.has(Trait.RELOAD_ONLY_DROPS_SESSION)) {
      device.executor().execute(() -> device.reload("reload"));
    }
    return true;
  }

  private interface Objects {
    void fill(NetworkDevice device, ObjectMap map);
  }

  private interface Setting {
    boolean set(int value);
  }

  /** A group in which one number can be set. */
  private record Settable(
      NetworkDevice device, String base, String instance, Objects content, Setting setting)
      implements MibGroup {
    @Override
    public OID root() {
      return new OID(base);
    }

    @Override
    public NavigableMap<OID, Variable> objects() {
      ObjectMap map = new ObjectMap(root());
      content.fill(device, map);
      return map.objects();
    }

    @Override
    public Runnable prepareSet(List<VariableBinding> bindings) throws SetRefused {
      VariableBinding binding = bindings.get(0);
      OID oid = binding.getOid();
      if (bindings.size() > 1 || !oid.equals(root().append(instance))) {
        throw new SetRefused(oid, SetRefused.NOT_WRITABLE);
      }
      if (!(binding.getVariable() instanceof Integer32 value)) {
        throw new SetRefused(oid, SetRefused.WRONG_TYPE);
      }
      if (!setting.set(value.getValue())) {
        throw new SetRefused(oid, SetRefused.COMMIT_FAILED);
      }
      return () -> {};
    }
  }
}
