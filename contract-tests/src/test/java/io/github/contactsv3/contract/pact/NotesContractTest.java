package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.ListNotesResponse;
import io.github.contactsv3.model.Note;
import io.github.contactsv3.model.NoteResponse;

class NotesContractTest extends ResourceContract {

  NotesContractTest() {
    super("Notes");
    success(
        "listNotes",
        "notes",
        States.NOTE,
        ListNotesResponse.class,
        r -> assertThat(r.getNotes()).singleElement().satisfies(NotesContractTest::isPreference));
    success(
        "listNotes",
        "none",
        States.CONTACT,
        ListNotesResponse.class,
        r -> assertThat(r.getNotes()).isEmpty());
    success(
        "createNote",
        "full",
        "created",
        States.CONTACT,
        NoteResponse.class,
        r -> isPreference(r.getNote()));
    success(
        "createNote",
        "minimal",
        "createdBare",
        States.CONTACT,
        NoteResponse.class,
        r -> assertThat(r.getNote().getBody()).isEqualTo("Renewal due"));
    success("getNote", "note", States.NOTE, NoteResponse.class, r -> isPreference(r.getNote()));
    success(
        "updateNote",
        "pin",
        "updated",
        States.NOTE,
        NoteResponse.class,
        r -> assertThat(r.getNote().getPinned()).isTrue());
    success(
        "updateNote",
        "rewrite",
        "updated",
        States.NOTE,
        NoteResponse.class,
        r -> isPreference(r.getNote()));
    done("deleteNote", null, States.NOTE);
  }

  private static void isPreference(Note note) {
    assertThat(note.getId()).isEqualTo("HGPcayliwcdoUFzvbTok");
    assertThat(note.getTitle()).isEqualTo("Preferences");
  }
}
