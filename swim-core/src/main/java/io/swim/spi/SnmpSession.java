package io.swim.spi;

import io.swim.fault.DriverException;
import java.util.List;
import java.util.Map;

/** SNMP with one device, over whatever version its credentials say. */
public interface SnmpSession extends DeviceSession {
  /**
   * Reads instances; those that the device does not have are missing from the result.
   *
   * @param oids dotted, without a leading dot
   * @throws DriverException UNREACHABLE when nothing answered, AUTHENTICATION when the agent
   *     refused the user
   */
  Map<String, SnmpValue> get(List<String> oids) throws DriverException, InterruptedException;

  /**
   * Every instance below {@code root}, in order.
   *
   * @throws DriverException as {@link #get}; PROTOCOL when the agent does not go forward
   */
  List<SnmpBinding> walk(String root) throws DriverException, InterruptedException;

  /**
   * Sets instances, all or none. Sent once and never again by itself: a second copy of the same
   * request may start a second reload.
   *
   * @throws DriverException AUTHENTICATION without or with a wrong write community; REJECTED with
   *     the agent's error status and the object; effect UNKNOWN when no answer came
   */
  void set(List<SnmpBinding> bindings) throws DriverException, InterruptedException;

  /**
   * Accepts that the agent comes back with another engine ID or a smaller boots counter. Called
   * only after a reload that SWIM itself ordered; without it both are refused, since they are what
   * a replayed or faked answer looks like.
   */
  void acceptNewEngine();
}
