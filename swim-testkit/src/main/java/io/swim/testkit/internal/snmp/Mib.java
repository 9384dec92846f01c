package io.swim.testkit.internal.snmp;

import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.mib.SetRefused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** All groups of one agent, seen through a view. */
final class Mib {
  private final List<MibGroup> groups;
  private final Predicate<OID> hidden;

  /**
   * @param hidden groups whose root it accepts don't exist for anybody
   */
  Mib(List<MibGroup> all, Predicate<OID> hidden) {
    this.groups = new ArrayList<>(all);
    this.groups.sort(Comparator.comparing(MibGroup::root));
    this.hidden = hidden;
  }

  private Mib(Predicate<OID> hidden, List<MibGroup> sorted) {
    this.groups = sorted;
    this.hidden = hidden;
  }

  /** The same, with the objects of each group gathered once at most: for one message. */
  Mib forOneMessage() {
    List<MibGroup> gathered = new ArrayList<>(groups.size());
    groups.forEach(group -> gathered.add(new Gathered(group)));
    return new Mib(hidden, gathered);
  }

  private Optional<MibGroup> group(OID oid) {
    return groups.stream()
        .filter(group -> oid.startsWith(group.root()) && !hidden.test(group.root()))
        .findFirst();
  }

  /** The value, or noSuchObject or noSuchInstance. */
  Variable get(OID oid) {
    Optional<MibGroup> group = group(oid);
    if (group.isEmpty()) {
      return Null.noSuchObject;
    }
    var objects = group.get().objects();
    Variable value = objects.get(oid);
    if (value != null) {
      return value;
    }
    OID above = objects.ceilingKey(oid);
    OID below = objects.floorKey(oid);
    boolean known = sameObject(oid, above) || sameObject(oid, below);
    return known ? Null.noSuchInstance : Null.noSuchObject;
  }

  private static boolean sameObject(OID oid, @Nullable OID neighbour) {
    if (neighbour == null || oid.size() < 2) {
      return false;
    }
    int common = Math.min(oid.size(), neighbour.size()) - 1;
    return oid.leftMostCompare(common, neighbour) == 0;
  }

  /** The next object in lexicographic order. */
  Optional<VariableBinding> next(OID oid) {
    for (MibGroup group : groups) {
      boolean behind = oid.compareTo(group.root()) > 0 && !oid.startsWith(group.root());
      if (behind || hidden.test(group.root())) {
        continue;
      }
      var entry = group.objects().higherEntry(oid);
      if (entry != null) {
        return Optional.of(new VariableBinding(entry.getKey(), entry.getValue()));
      }
    }
    return Optional.empty();
  }

  /** Carries out all bindings, or none and tells the first that can't be done. */
  void set(List<? extends VariableBinding> bindings) throws SetRefused {
    Map<MibGroup, List<VariableBinding>> byGroup = new LinkedHashMap<>();
    for (VariableBinding binding : bindings) {
      MibGroup group =
          group(binding.getOid())
              .orElseThrow(() -> new SetRefused(binding.getOid(), SetRefused.NOT_WRITABLE));
      byGroup.computeIfAbsent(group, any -> new ArrayList<>()).add(binding);
    }
    List<Runnable> actions = new ArrayList<>();
    for (Map.Entry<MibGroup, List<VariableBinding>> entry : byGroup.entrySet()) {
      actions.add(entry.getKey().prepareSet(entry.getValue()));
    }
    actions.forEach(Runnable::run);
  }

  /** A group at one moment: building its objects is most of the work of an answer. */
  private static final class Gathered implements MibGroup {
    private final MibGroup group;
    private @Nullable NavigableMap<OID, Variable> objects;

    Gathered(MibGroup group) {
      this.group = group;
    }

    @Override
    public OID root() {
      return group.root();
    }

    @Override
    public NavigableMap<OID, Variable> objects() {
      NavigableMap<OID, Variable> known = objects == null ? group.objects() : objects;
      objects = known;
      return known;
    }

    @Override
    public Runnable prepareSet(List<VariableBinding> bindings) throws SetRefused {
      return group.prepareSet(bindings);
    }
  }
}
