package io.swim.testkit.device;

import java.util.List;

/**
 * Everything one needs to log in to a simulated device. Immutable; {@link #toString()} shows names
 * only.
 */
public final class SimulatedCredentials {
  private final String username;
  private final String password;
  private final String enablePassword;
  private final int privilege;
  private final String readCommunity;
  private final String writeCommunity;
  private final List<SnmpUser> snmpUsers;

  private SimulatedCredentials(
      String username,
      String password,
      String enablePassword,
      int privilege,
      String readCommunity,
      String writeCommunity,
      List<SnmpUser> snmpUsers) {
    this.username = username;
    this.password = password;
    this.enablePassword = enablePassword;
    this.privilege = privilege;
    this.readCommunity = readCommunity;
    this.writeCommunity = writeCommunity;
    this.snmpUsers = List.copyOf(snmpUsers);
  }

  /**
   * User {@code admin} with password {@code cisco-login} at privilege 1, enable password {@code
   * cisco-enable}, communities {@code public} and {@code private}, no SNMPv3 user.
   */
  public static SimulatedCredentials defaults() {
    return new SimulatedCredentials(
        "admin", "cisco-login", "cisco-enable", 1, "public", "private", List.of());
  }

  /** Another user for the command line. */
  public SimulatedCredentials withLogin(String user, String secret) {
    return new SimulatedCredentials(
        user, secret, enablePassword, privilege, readCommunity, writeCommunity, snmpUsers);
  }

  /** Another enable password. */
  public SimulatedCredentials withEnablePassword(String secret) {
    return new SimulatedCredentials(
        username, password, secret, privilege, readCommunity, writeCommunity, snmpUsers);
  }

  /** The privilege level a login gives: 1 starts at {@code >}, 15 starts at {@code #}. */
  public SimulatedCredentials withPrivilege(int level) {
    if (level < 1 || level > 15) {
      throw new IllegalArgumentException("privilege level must be 1 to 15, was " + level);
    }
    return new SimulatedCredentials(
        username, password, enablePassword, level, readCommunity, writeCommunity, snmpUsers);
  }

  /** Other communities for SNMPv1 and SNMPv2c. */
  public SimulatedCredentials withCommunities(String read, String write) {
    return new SimulatedCredentials(
        username, password, enablePassword, privilege, read, write, snmpUsers);
  }

  /** SNMPv3 users, in place of those set before. */
  public SimulatedCredentials withSnmpUsers(SnmpUser... users) {
    return new SimulatedCredentials(
        username,
        password,
        enablePassword,
        privilege,
        readCommunity,
        writeCommunity,
        List.of(users));
  }

  public String username() {
    return username;
  }

  public String password() {
    return password;
  }

  public String enablePassword() {
    return enablePassword;
  }

  public int privilege() {
    return privilege;
  }

  public String readCommunity() {
    return readCommunity;
  }

  public String writeCommunity() {
    return writeCommunity;
  }

  public List<SnmpUser> snmpUsers() {
    return snmpUsers;
  }

  @Override
  public String toString() {
    return "SimulatedCredentials[" + username + ", privilege " + privilege + ", " + snmpUsers + "]";
  }
}
