package io.swim.testkit.internal.snmp;

import io.swim.testkit.internal.mib.ObjectMap;
import org.snmp4j.smi.OID;

/**
 * A row of entPhysicalTable (ENTITY-MIB, RFC 6933).
 *
 * @param container index of the row that it is in; 0 for none
 * @param kind entPhysicalClass
 * @param maker entPhysicalMfgName
 */
public record PhysicalEntity(
    int index,
    String description,
    int container,
    int kind,
    int position,
    String name,
    Revisions revisions,
    String serial,
    String model,
    String maker) {
  private static final Revisions NONE = new Revisions("", "", "");
  private static final String CISCO = "Cisco Systems, Inc.";
  private static final int CHASSIS = 3;
  private static final int STACK = 11;
  private static final OID CHASSIS_TYPE = new OID("1.3.6.1.4.1.9.12.3.1.3.0");

  /** A chassis by itself. */
  public static PhysicalEntity chassis(int index, String product, String name) {
    return new PhysicalEntity(index, product, 0, CHASSIS, -1, name, NONE, "", product, CISCO);
  }

  /** The stack that chassis are in. */
  public static PhysicalEntity stack(int index, String name, String product) {
    return new PhysicalEntity(index, name, 0, STACK, -1, name, NONE, "", product, CISCO);
  }

  public PhysicalEntity withRevisions(String hardware, String firmware, String software) {
    Revisions changed = new Revisions(hardware, firmware, software);
    return new PhysicalEntity(
        index, description, container, kind, position, name, changed, serial, model, maker);
  }

  public PhysicalEntity withSerial(String number) {
    return new PhysicalEntity(
        index, description, container, kind, position, name, revisions, number, model, maker);
  }

  public PhysicalEntity describedAs(String text) {
    return new PhysicalEntity(
        index, text, container, kind, position, name, revisions, serial, model, maker);
  }

  /** The same by another manufacturer than Cisco. */
  public PhysicalEntity madeBy(String company) {
    return new PhysicalEntity(
        index, description, container, kind, position, name, revisions, serial, model, company);
  }

  /** The same of another entPhysicalClass. */
  public PhysicalEntity ofKind(int otherKind) {
    return new PhysicalEntity(
        index, description, container, otherKind, position, name, revisions, serial, model, maker);
  }

  /** The same in another one. */
  public PhysicalEntity in(int other, int otherPosition) {
    return new PhysicalEntity(
        index, description, other, kind, otherPosition, name, revisions, serial, model, maker);
  }

  /** Of hardware, firmware and software. */
  public record Revisions(String hardware, String firmware, String software) {}

  /** Puts its columns below entPhysicalEntry. */
  public void put(ObjectMap map) {
    map.put("2." + index, description)
        .put("3." + index, CHASSIS_TYPE)
        .put("4." + index, container)
        .put("5." + index, kind)
        .put("6." + index, position)
        .put("7." + index, name)
        .put("8." + index, revisions.hardware())
        .put("9." + index, revisions.firmware())
        .put("10." + index, revisions.software())
        .put("11." + index, serial)
        .put("12." + index, maker)
        .put("13." + index, model)
        .put("16." + index, 1);
  }
}
