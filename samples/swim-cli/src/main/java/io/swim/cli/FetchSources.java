package io.swim.cli;

import io.swim.device.Device;
import io.swim.device.DistributionServer;
import io.swim.job.Direction;
import io.swim.job.FetchFrom;
import io.swim.job.UpgradeOptions;
import io.swim.spi.ServerDirectory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** From where devices fetch in a job: a distribution server of the inventory, or us. */
final class FetchSources {
  /** Named in one line; of a whole site nobody reads more. */
  private static final int NAMED = 10;

  private static final String OURSELVES = "SWIM";

  private final ServerDirectory servers;
  private final UpgradeOptions options;

  FetchSources(ServerDirectory servers, UpgradeOptions options) {
    this.servers = servers;
    this.options = options;
  }

  /** Whether devices fetch at all. */
  boolean isPull() {
    return options.protocols().directions().contains(Direction.PULL);
  }

  /** Empty: from us. */
  Optional<DistributionServer> server(Device device) {
    FetchFrom from = options.distribution().from();
    if (from instanceof FetchFrom.Server named) {
      return servers.find(named.server());
    }
    return from instanceof FetchFrom.ByLocation
        ? servers.forLocation(device.location())
        : Optional.empty();
  }

  /** In a word. */
  String name(Device device) {
    return isPull() ? server(device).map(each -> each.id().value()).orElse(OURSELVES) : "-";
  }

  /** Says it before a job begins, where there is a choice. */
  void tell(List<Device> devices, Output output) {
    if (!isPull() || servers.list().isEmpty()) {
      return;
    }
    Map<String, List<String>> bySource = new LinkedHashMap<>();
    devices.forEach(
        device ->
            bySource
                .computeIfAbsent(source(device), any -> new ArrayList<>())
                .add(device.id().value()));
    bySource.forEach(
        (source, names) ->
            output.remark(
                "swim: "
                    + names(names)
                    + (names.size() == 1 ? " fetches from " : " fetch from ")
                    + source));
  }

  private String source(Device device) {
    return server(device).map(each -> each.id() + " at " + each.host()).orElse(OURSELVES);
  }

  private static String names(List<String> all) {
    String named = all.stream().limit(NAMED).collect(Collectors.joining(", "));
    return all.size() > NAMED ? named + " and " + (all.size() - NAMED) + " more" : named;
  }
}
