package io.swim;

import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.ImageGroup;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.SoftwareImage;
import io.swim.job.Task;
import io.swim.spi.ImageGroupStore;
import io.swim.spi.ImageStore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Groups in a store. */
final class StoredImageGroups implements ImageGroups {
  private final ImageGroupStore store;
  private final ImageStore images;

  StoredImageGroups(ImageGroupStore store, ImageStore images) {
    this.store = store;
    this.images = images;
  }

  @Override
  public ImageGroup create(String name, List<ImageId> members) {
    ImageGroup group = checked(made(() -> new ImageGroup(name, members)));
    if (!store.create(group)) {
      throw taken(name);
    }
    return group;
  }

  @Override
  public ImageGroup rename(String name, String to) {
    return change(
        name,
        group -> {
          ImageGroup renamed = made(() -> group.withName(to));
          if (!to.equals(name) && find(to).isPresent()) {
            throw taken(to);
          }
          return renamed;
        });
  }

  @Override
  public ImageGroup add(String name, List<ImageId> members) {
    return change(
        name,
        group -> {
          Set<ImageId> all = new LinkedHashSet<>(group.images());
          all.addAll(members);
          return checked(group.withImages(List.copyOf(all)));
        });
  }

  @Override
  public ImageGroup remove(String name, List<ImageId> members) {
    return change(
        name,
        group -> {
          List<ImageId> left = new ArrayList<>(group.images());
          for (ImageId each : members) {
            if (!left.remove(each)) {
              throw invalid("image " + each + " is not in the group '" + name + "'");
            }
          }
          return group.withImages(left);
        });
  }

  @Override
  public void delete(String name) {
    if (!store.delete(name)) {
      throw unknown(name);
    }
  }

  @Override
  public Optional<ImageGroup> find(String name) {
    return store.find(name);
  }

  @Override
  public List<ImageGroup> list() {
    return store.list();
  }

  @Override
  public Task.Upgrade upgrade(String name) {
    ImageGroup group = find(name).orElseThrow(() -> unknown(name));
    List<SoftwareImage> members = members(group);
    ImageId main =
        systemImage(group, members)
            .or(() -> group.images().size() == 1 ? group.images().stream().findFirst() : none())
            .orElseThrow(
                () ->
                    invalid(
                        "the group '"
                            + name
                            + "' has "
                            + (members.isEmpty() ? "no image" : "no system image")
                            + ", so nothing says what devices are to run: "
                            + group.images()));
    return new Task.Upgrade(
        main, group.images().stream().filter(each -> !each.equals(main)).toList());
  }

  private static Optional<ImageId> none() {
    return Optional.empty();
  }

  /** Again and again, while somebody else changes it: each time from what is stored by then. */
  private ImageGroup change(String name, UnaryOperator<ImageGroup> how) {
    while (true) {
      ImageGroup before = find(name).orElseThrow(() -> unknown(name));
      ImageGroup after = how.apply(before);
      if (after.equals(before) || store.replace(before, after)) {
        return after;
      }
    }
  }

  private ImageGroup checked(ImageGroup group) {
    systemImage(group, members(group));
    return group;
  }

  private List<SoftwareImage> members(ImageGroup group) {
    return group.images().stream()
        .map(
            id ->
                images
                    .find(id)
                    .orElseThrow(
                        () ->
                            new SwimException(
                                ErrorCode.UNKNOWN_IMAGE,
                                "there is no image "
                                    + id
                                    + " in the repository, for the group '"
                                    + group.name()
                                    + "'")))
        .toList();
  }

  private static Optional<ImageId> systemImage(ImageGroup group, List<SoftwareImage> members) {
    List<ImageId> systems =
        members.stream()
            .filter(image -> image.kind() == ImageKind.SYSTEM)
            .map(SoftwareImage::id)
            .toList();
    if (systems.size() > 1) {
      throw invalid(
          "the group '"
              + group.name()
              + "' can have one system image, not "
              + systems.get(0)
              + " and "
              + systems.get(1));
    }
    return systems.stream().findFirst();
  }

  private static ImageGroup made(Supplier<ImageGroup> group) {
    try {
      return group.get();
    } catch (IllegalArgumentException e) {
      throw new SwimException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
    }
  }

  private static SwimException taken(String name) {
    return invalid("there is an image group '" + name + "' already");
  }

  private static SwimException invalid(String message) {
    return new SwimException(ErrorCode.INVALID_REQUEST, message);
  }

  private static SwimException unknown(String name) {
    return new SwimException(
        ErrorCode.UNKNOWN_IMAGE_GROUP, "there is no image group '" + name + "'");
  }
}
