package io.swim.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swim.ImageGroups;
import io.swim.image.ImageGroup;
import io.swim.image.ImageId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code swim image group}. */
@Command(
    name = "group",
    description = {
      "Named groups of images of the repository, for swim upgrade --group.",
      "A group has one system image at most; the others go with it."
    })
final class ImageGroupCommand implements Callable<Integer> {
  @ParentCommand @Nullable ImageCommand parent;

  @Override
  public Integer call() {
    throw new BadInput("what about groups? See swim image group --help");
  }

  @Command(name = "create", description = "Makes a group.")
  int create(
      @Parameters(paramLabel = "NAME") String name,
      @Parameters(paramLabel = "ID", arity = "0..*", description = "As swim image list shows it.")
          @Nullable List<String> ids) {
    return change(groups -> groups.create(name, images(ids)));
  }

  @Command(name = "rename", description = "Gives a group another name.")
  int rename(
      @Parameters(paramLabel = "NAME") String name, @Parameters(paramLabel = "TO") String to) {
    return change(groups -> groups.rename(name, to));
  }

  @Command(name = "add", description = "Adds images to a group, at its end.")
  int add(
      @Parameters(paramLabel = "NAME") String name,
      @Parameters(paramLabel = "ID", arity = "1..*", description = "As swim image list shows it.")
          List<String> ids) {
    return change(groups -> groups.add(name, images(ids)));
  }

  @Command(name = "remove", description = "Takes images out of a group; the repository keeps them.")
  int remove(
      @Parameters(paramLabel = "NAME") String name,
      @Parameters(paramLabel = "ID", arity = "1..*", description = "As the group has it.")
          List<String> ids) {
    return change(groups -> groups.remove(name, images(ids)));
  }

  @Command(name = "delete", description = "Deletes a group; the repository keeps its images.")
  int delete(@Parameters(paramLabel = "NAME") String name) {
    return change(groups -> groups.delete(name));
  }

  @Command(name = "list", description = "Lists the groups with their images.")
  int list() {
    Output output = ImageCommand.swim(parent).output;
    boolean json = ImageCommand.swim(parent).json;
    return change(
        groups -> {
          if (json) {
            output.document(document(groups.list()));
          } else {
            Table table = new Table("NAME", "IMAGES");
            groups.list().forEach(each -> table.row(each.name(), text(each)));
            table.printTo(output);
          }
        });
  }

  private int change(Consumer<ImageGroups> what) {
    try (ImageDesk desk = ImageDesk.open(ImageCommand.swim(parent))) {
      what.accept(desk.groups());
      return Swim.ALL_SUCCEEDED;
    }
  }

  private static List<ImageId> images(@Nullable List<String> ids) {
    return ids == null ? List.of() : BadInput.unless(() -> ids.stream().map(ImageId::new).toList());
  }

  private static String text(ImageGroup group) {
    return group.images().isEmpty()
        ? "-"
        : group.images().stream().map(ImageId::value).collect(Collectors.joining(", "));
  }

  private static ObjectNode document(List<ImageGroup> groups) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode all = document.putArray("groups");
    for (ImageGroup each : groups) {
      ArrayNode images = all.addObject().put("name", each.name()).putArray("images");
      each.images().forEach(id -> images.add(id.value()));
    }
    return document;
  }
}
