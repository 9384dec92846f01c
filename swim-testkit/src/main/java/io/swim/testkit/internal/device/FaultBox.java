package io.swim.testkit.internal.device;

import io.swim.testkit.device.CliAccess;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.Fault.Moment;
import io.swim.testkit.device.Fault.SessionDrop;
import io.swim.testkit.device.Fault.Trait;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The faults one device has now. Thread-safe. */
public final class FaultBox {
  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private final AtomicInteger commands = new AtomicInteger();

  public FaultBox(Collection<Fault> initial) {
    faults.addAll(initial);
  }

  public void add(Collection<Fault> more) {
    if (more.stream().anyMatch(SessionDrop.class::isInstance)) {
      commands.set(0);
    }
    faults.addAll(more);
  }

  public void remove(Collection<Fault> healed) {
    faults.removeAll(healed);
  }

  public void clear() {
    faults.clear();
  }

  public List<Fault> all() {
    return List.copyOf(faults);
  }

  /** Takes a fault that happens once; false when the device does not have it. */
  public boolean take(Fault fault) {
    return faults.remove(fault);
  }

  public boolean has(Trait trait) {
    return faults.contains(trait);
  }

  public <T extends Fault> Optional<T> find(Class<T> kind) {
    return faults.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  public boolean refuses(CliAccess way) {
    return find(Fault.LoginRefused.class).filter(fault -> fault.ways().contains(way)).isPresent();
  }

  /** Counts one more command line and says when, if at all, the session drops at it. */
  public Optional<Moment> nextCommand() {
    int number = commands.incrementAndGet();
    for (Fault fault : faults) {
      if (fault instanceof SessionDrop drop && drop.command() == number) {
        faults.remove(fault);
        return Optional.of(drop.moment());
      }
    }
    return Optional.empty();
  }
}
