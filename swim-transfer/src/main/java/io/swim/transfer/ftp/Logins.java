package io.swim.transfer.ftp;

import io.swim.transfer.serving.Door;
import io.swim.transfer.serving.ServedTree;
import java.net.InetAddress;
import java.util.Optional;
import org.apache.ftpserver.ftplet.Authentication;
import org.apache.ftpserver.ftplet.AuthenticationFailedException;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.User;
import org.apache.ftpserver.ftplet.UserManager;
import org.apache.ftpserver.usermanager.AnonymousAuthentication;
import org.apache.ftpserver.usermanager.UsernamePasswordAuthentication;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.jspecify.annotations.Nullable;

/** Lets users in by the door; knows none of them before or after. */
final class Logins implements UserManager {
  private final Door door;
  private final Guesses guesses;

  Logins(Door door, Guesses guesses) {
    this.door = door;
    this.guesses = guesses;
  }

  /** A user, with what the login opens; of one connection. */
  static final class Admitted extends BaseUser {
    private final TreeView view;

    Admitted(String name, TreeView view) {
      setName(name);
      this.view = view;
    }

    TreeView view() {
      return view;
    }
  }

  @Override
  public User authenticate(Authentication authentication) throws AuthenticationFailedException {
    String username = ANONYMOUS;
    String password = "";
    InetAddress peer;
    if (authentication instanceof UsernamePasswordAuthentication given) {
      username = given.getUsername();
      password = Optional.ofNullable(given.getPassword()).orElse("");
      peer = given.getUserMetadata().getInetAddress();
    } else if (authentication instanceof AnonymousAuthentication anonymous) {
      peer = anonymous.getUserMetadata().getInetAddress();
    } else {
      throw new AuthenticationFailedException("no such way to log in");
    }
    Optional<ServedTree> tree = door.admit(peer, username, password);
    if (tree.isEmpty()) {
      guesses.wrong(peer);
      throw new AuthenticationFailedException("wrong login");
    }
    guesses.right(peer);
    return new Admitted(username, new TreeView(tree.get(), why -> door.refused(peer, why)));
  }

  @Override
  public @Nullable User getUserByName(String username) {
    return null;
  }

  @Override
  public String[] getAllUserNames() {
    return new String[0];
  }

  @Override
  public boolean doesExist(String username) {
    return false;
  }

  @Override
  public void delete(String username) throws FtpException {
    throw new FtpException("users come and go with offerings");
  }

  @Override
  public void save(User user) throws FtpException {
    throw new FtpException("users come and go with offerings");
  }

  @Override
  public String getAdminName() {
    return "";
  }

  @Override
  public boolean isAdmin(String username) {
    return false;
  }
}
