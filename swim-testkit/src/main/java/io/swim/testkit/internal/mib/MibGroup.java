package io.swim.testkit.internal.mib;

import java.util.List;
import java.util.NavigableMap;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** The objects below one point of the tree. Used by the thread of the SNMP sockets only. */
public interface MibGroup {
  /** Every object of the group starts with this. */
  OID root();

  /** The objects that exist now. */
  NavigableMap<OID, Variable> objects();

  /**
   * Checks the bindings of one SET that fall into this group, and returns what carries them out.
   *
   * @throws SetRefused when one of them can't be done; then none is
   */
  default Runnable prepareSet(List<VariableBinding> bindings) throws SetRefused {
    throw new SetRefused(bindings.get(0).getOid(), SetRefused.NOT_WRITABLE);
  }
}
