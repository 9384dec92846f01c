package io.swim.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.device.AccessPoint;
import io.swim.device.DeviceFacts;
import io.swim.device.Failover;
import io.swim.device.FileSystem;
import io.swim.device.Redundancy;
import io.swim.device.Redundancy.Readiness;
import io.swim.device.SoftwarePackage;
import io.swim.device.StackMember;

/**
 * What a device is made of, and what its software is. Lists that have nothing in them are there.
 */
final class FactsJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private FactsJson() {}

  static void addTo(ObjectNode device, DeviceFacts facts) {
    Json.text(device, "model", facts.model());
    device.set("serials", Json.array(facts.serialNumbers(), NODES::textNode));
    Json.text(device, "configRegister", facts.configRegister());
    Json.text(device, "bootMode", facts.bootMode().map(Enum::name));
    Json.text(device, "mode", facts.mode().map(Enum::name));
    device.set("members", Json.array(facts.stack(), FactsJson::member));
    device.set("packages", Json.array(facts.packages(), FactsJson::softwarePackage));
    device.set("redundancy", facts.redundancy().map(FactsJson::redundancy).orElse(null));
    device.set("failover", facts.failover().map(FactsJson::failover).orElse(null));
    device.set("mate", facts.mate().map(FactsJson::mate).orElse(null));
    device.set("aps", Json.array(facts.accessPoints(), FactsJson::accessPoint));
  }

  private static ObjectNode member(StackMember member) {
    ObjectNode node = NODES.objectNode().put("number", member.number());
    Json.text(node, "role", member.role());
    Json.text(node, "model", member.model());
    Json.text(node, "serial", member.serialNumber());
    Json.text(node, "version", member.version());
    Json.text(node, "mode", member.mode().map(Enum::name));
    Json.text(node, "state", member.state());
    return node;
  }

  private static ObjectNode softwarePackage(SoftwarePackage each) {
    ObjectNode node = NODES.objectNode().put("name", each.name());
    Json.text(node, "version", each.version());
    return node.put("state", each.state().name());
  }

  private static ObjectNode redundancy(Redundancy redundancy) {
    ObjectNode node = NODES.objectNode();
    Json.text(node, "local", redundancy.local());
    Json.text(node, "peer", redundancy.peer());
    Json.text(node, "mode", redundancy.mode());
    if (redundancy.readiness() == Readiness.UNKNOWN) {
      return node.putNull("ready");
    }
    return node.put("ready", redundancy.readiness() == Readiness.READY);
  }

  private static ObjectNode failover(Failover failover) {
    ObjectNode node = NODES.objectNode();
    Json.text(node, "role", failover.role());
    Json.text(node, "state", failover.state());
    Json.text(node, "peerState", failover.peerState());
    return node;
  }

  /** The other unit of a failover pair. */
  private static ObjectNode mate(DeviceFacts mate) {
    ObjectNode node = NODES.objectNode();
    node.set("serials", Json.array(mate.serialNumbers(), NODES::textNode));
    Json.text(node, "version", mate.version());
    Json.text(node, "imageFile", mate.runningImage());
    node.set("fileSystems", Json.array(mate.fileSystems(), FactsJson::room));
    return node;
  }

  private static ObjectNode room(FileSystem each) {
    return NODES
        .objectNode()
        .put("name", each.name())
        .put("totalBytes", each.totalBytes())
        .put("freeBytes", each.freeBytes());
  }

  private static ObjectNode accessPoint(AccessPoint point) {
    ObjectNode node = NODES.objectNode().put("name", point.name());
    Json.text(node, "primaryVersion", point.primaryVersion());
    Json.text(node, "backupVersion", point.backupVersion());
    Json.text(node, "predownload", point.predownload());
    Json.text(node, "predownloadVersion", point.predownloadVersion());
    Json.text(node, "cause", point.cause());
    return node;
  }
}
