package io.swim.testkit.internal.snmp;

import io.swim.testkit.device.Fault.Trait;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.mib.ObjectMap;
import io.swim.testkit.internal.mib.SetRefused;
import java.util.List;
import java.util.NavigableMap;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** OLD-CISCO-SYS-MIB and OLD-CISCO-TS-MIB as far as upgrades need them. */
final class OldCiscoGroups {
  private OldCiscoGroups() {}

  /** lsystem: booted image, reason of the last start, saving the configuration. */
  static final class SystemGroup implements MibGroup {
    private static final OID ROOT = new OID("1.3.6.1.4.1.9.2.1");
    private static final OID WRITE_MEM = new OID(ROOT).append("54.0");

    private final NetworkDevice device;

    SystemGroup(NetworkDevice device) {
      this.device = device;
    }

    @Override
    public OID root() {
      return ROOT;
    }

    @Override
    public NavigableMap<OID, Variable> objects() {
      ObjectMap map = new ObjectMap(ROOT);
      String boot = device.spec().model().family() + " boot loader";
      map.put("1.0", "\r\nBootstrap program is " + boot + "\r\n")
          .put("3.0", device.nvram().running().hostname())
          .put("8.0", (int) Math.min(device.spec().model().ramBytes() * 3 / 10, 1 << 30))
          .put("72.0", new IpAddress("0.0.0.0"))
          .put("74.0", 3);
      device
          .software()
          .ifPresent(
              software -> map.put("2.0", software.reason()).put("73.0", software.image().path()));
      return map.objects();
    }

    @Override
    public Runnable prepareSet(List<VariableBinding> bindings) throws SetRefused {
      for (VariableBinding binding : bindings) {
        if (!binding.getOid().equals(WRITE_MEM)) {
          throw new SetRefused(binding.getOid(), SetRefused.NOT_WRITABLE);
        }
        if (!(binding.getVariable() instanceof Integer32)) {
          throw new SetRefused(binding.getOid(), SetRefused.WRONG_TYPE);
        }
      }
      return () -> {
        if (bindings.get(0).getVariable().toInt() != 0) {
          device.nvram().save();
        }
      };
    }
  }

  /** tsMsgSend: reload(2) works only with snmp-server system-shutdown in the configuration. */
  static final class TerminalGroup implements MibGroup {
    private static final OID ROOT = new OID("1.3.6.1.4.1.9.2.9");
    private static final OID SEND = new OID(ROOT).append("9.0");
    private static final int RELOAD = 2;

    private final NetworkDevice device;

    TerminalGroup(NetworkDevice device) {
      this.device = device;
    }

    @Override
    public OID root() {
      return ROOT;
    }

    @Override
    public NavigableMap<OID, Variable> objects() {
      return new ObjectMap(ROOT).put("1.0", 16).put("9.0", 1).objects();
    }

    @Override
    public Runnable prepareSet(List<VariableBinding> bindings) throws SetRefused {
      VariableBinding binding = bindings.get(0);
      if (bindings.size() > 1 || !binding.getOid().equals(SEND)) {
        throw new SetRefused(binding.getOid(), SetRefused.NOT_WRITABLE);
      }
      if (!(binding.getVariable() instanceof Integer32 value)) {
        throw new SetRefused(binding.getOid(), SetRefused.WRONG_TYPE);
      }
      if (value.getValue() < 1 || value.getValue() > 4) {
        throw new SetRefused(binding.getOid(), SetRefused.WRONG_VALUE);
      }
      if (value.getValue() != RELOAD) {
        return () -> {};
      }
      if (!device.nvram().running().systemShutdown() || device.has(Trait.REFUSE_RELOAD)) {
        throw new SetRefused(binding.getOid(), SetRefused.COMMIT_FAILED);
      }
      return this::reload;
    }

    /** In another thread, so that the answer leaves before the software stops. */
    private void reload() {
      if (!device.has(Trait.RELOAD_ONLY_DROPS_SESSION)) {
        device.executor().execute(() -> device.reload("reload"));
      }
    }
  }
}
