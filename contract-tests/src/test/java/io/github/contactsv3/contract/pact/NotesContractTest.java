package io.github.contactsv3.contract.pact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.model.ListNotesResponse;
import io.github.contactsv3.model.Note;
import io.github.contactsv3.model.NoteResponse;
import io.github.contactsv3.model.SucceededResponse;

class NotesContractTest extends ResourceContract {

  private static final String CONTACT = "a contact exists";
  private static final String NOTE = "a contact has a note";

  NotesContractTest() {
    super("Notes");
    success(
        "listNotes",
        "notes",
        NOTE,
        ListNotesResponse.class,
        r -> assertThat(r.getNotes()).singleElement().satisfies(NotesContractTest::isPreference));
    success(
        "listNotes",
        "none",
        CONTACT,
        ListNotesResponse.class,
        r -> assertThat(r.getNotes()).isEmpty());
    success(
        "createNote",
        "full",
        "created",
        CONTACT,
        NoteResponse.class,
        r -> isPreference(r.getNote()));
    success(
        "createNote",
        "minimal",
        "created",
        CONTACT,
        NoteResponse.class,
        r -> isPreference(r.getNote()));
    success("getNote", "note", NOTE, NoteResponse.class, r -> isPreference(r.getNote()));
    success(
        "updateNote",
        "pin",
        "updated",
        NOTE,
        NoteResponse.class,
        r -> assertThat(r.getNote().getPinned()).isTrue());
    success(
        "updateNote",
        "rewrite",
        "updated",
        NOTE,
        NoteResponse.class,
        r -> isPreference(r.getNote()));
    success(
        "deleteNote",
        "done",
        NOTE,
        SucceededResponse.class,
        r -> assertThat(r.getSucceeded()).isTrue());
  }

  private static void isPreference(Note note) {
    assertThat(note.getId()).isEqualTo("HGPcayliwcdoUFzvbTok");
    assertThat(note.getTitle()).isEqualTo("Preferences");
  }
}
