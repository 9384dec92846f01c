package io.swim.spi;

import io.swim.device.DeviceId;
import io.swim.job.ConditionNote;
import java.util.List;

/**
 * Where a host keeps why devices are not operational. Thread-safe. When a call returns, what it
 * stored survives the end of the process, if the store is durable at all. There is no secret in it.
 * Deleting a job deletes nothing here.
 */
public interface ConditionStore {
  /** All that was noted of a device, also what was reset, the oldest first. */
  List<ConditionNote> notes(DeviceId device);

  /** Stores it in the place of what was noted for the same assignment, if anything. */
  void put(ConditionNote note);
}
