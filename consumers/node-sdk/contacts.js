// What every contact call of the SDK sends, and what has to come back. Each gets a contact of its own.
'use strict';

const assert = require('node:assert/strict');

const CAMPAIGN = 'campaign00000000001';
const WORKFLOW = '0d9d9ac0-3b1c-4b2c-8a51-9f3f1f7f0001';
const BUSINESS = '641c094001436dbc2081e642';
const CUSTOM_FIELD = '6dvNaf7VhkQ9snc5vnjJ';
const task = { title: 'Call', dueDate: '2030-01-31T12:00:00Z', completed: false };

/** `old` says whether names are those from before v3. */
function done(response, old) {
  assert.equal(old ? response.succeded : response.succeeded, true);
}

const calls = {
  async createContact({ sdk, locationId, old }) {
    const { contact } = await sdk.contacts.createContact({
      locationId, firstName: 'Ada', email: 'ada@lovelace.example', dateOfBirth: '1990-09-25', tags: ['VIP'],
      dndSettings: { SMS: { status: 'active' } },
      customFields: [{ id: CUSTOM_FIELD, field_value: 'Gold' }],
    });
    assert.deepEqual(contact.tags, ['vip']);
    assert.deepEqual(contact.customFields, [{ id: CUSTOM_FIELD, value: 'Gold' }]);
    assert.equal(contact.dndSettings[old ? 'SMS' : 'sms'].status, 'active');
    assert.equal(contact.deleted, old ? false : undefined);
  },
  async getContact({ sdk, id }) {
    assert.equal((await sdk.contacts.getContact({ contactId: id })).contact.id, id);
  },
  async updateContact({ sdk, id, old }) {
    const response = await sdk.contacts.updateContact({ contactId: id }, { city: 'Rome' });
    assert.equal(response.contact.city, 'Rome');
    done(response, old);
  },
  async upsertContact({ sdk, locationId, email }) {
    const response = await sdk.contacts.upsertContact({ locationId, email, firstName: 'Grace' });
    assert.equal(response.new, false);
    assert.equal(response.contact.firstName, 'Grace');
  },
  async deleteContact({ sdk, id, old }) {
    done(await sdk.contacts.deleteContact({ contactId: id }), old);
  },
  async getContacts({ sdk, locationId, id }) {
    const first = await sdk.contacts.getContacts({ locationId, limit: 1 });
    assert.equal(first.contacts.length, 1);
    const { startAfter, startAfterId, total } = first.meta;
    const second = await sdk.contacts.getContacts({ locationId, limit: 100, startAfter, startAfterId });
    assert.equal(second.contacts.length, total - 1);
    assert.ok([...first.contacts, ...second.contacts].some((contact) => contact.id === id));
  },
  async searchContactsAdvanced({ sdk, locationId, email, id }) {
    const { contacts, total } = await sdk.contacts.searchContactsAdvanced({
      locationId, pageLimit: 5, filters: [{ field: 'email', operator: 'eq', value: email }],
    });
    assert.deepEqual([total, contacts[0].id], [1, id]);
  },
  async getDuplicateContact({ sdk, locationId, email, id }) {
    assert.equal((await sdk.contacts.getDuplicateContact({ locationId, email })).contact.id, id);
  },
  async getContactsByBusinessId({ sdk, locationId, id }) {
    await sdk.contacts.addRemoveContactFromBusiness({ locationId, ids: [id], businessId: BUSINESS });
    const response = await sdk.contacts.getContactsByBusinessId({ businessId: BUSINESS, locationId, limit: '100' });
    assert.ok(response.contacts.some((contact) => contact.id === id));
  },
  async addRemoveContactFromBusiness({ sdk, locationId, id }) {
    const body = { locationId, ids: [id], businessId: null };
    assert.deepEqual((await sdk.contacts.addRemoveContactFromBusiness(body)).ids, [id]);
  },
  async createAssociation({ sdk, locationId, id }) {
    const body = { locationId, contacts: [id], tags: ['News'] };
    const response = await sdk.contacts.createAssociation({ type: 'add' }, body);
    assert.deepEqual([response.succeded, response.responses[0].tagsAdded], [true, ['news']]);
  },
  async createTask({ sdk, id }) {
    assert.equal((await sdk.contacts.createTask({ contactId: id }, task)).task.title, 'Call');
  },
  async getAllTasks({ sdk, id }) {
    await sdk.contacts.createTask({ contactId: id }, task);
    assert.equal((await sdk.contacts.getAllTasks({ contactId: id })).tasks.length, 1);
  },
  async getTask({ sdk, id }) {
    const taskId = (await sdk.contacts.createTask({ contactId: id }, task)).task.id;
    assert.equal((await sdk.contacts.getTask({ contactId: id, taskId })).task.id, taskId);
  },
  async updateTask({ sdk, id }) {
    const taskId = (await sdk.contacts.createTask({ contactId: id }, task)).task.id;
    const response = await sdk.contacts.updateTask({ contactId: id, taskId }, { title: 'Write' });
    assert.equal(response.task.title, 'Write');
  },
  async updateTaskCompleted({ sdk, id }) {
    const taskId = (await sdk.contacts.createTask({ contactId: id }, task)).task.id;
    const response = await sdk.contacts.updateTaskCompleted({ contactId: id, taskId }, { completed: true });
    assert.equal(response.task.completed, true);
  },
  async deleteTask({ sdk, id, old }) {
    const taskId = (await sdk.contacts.createTask({ contactId: id }, task)).task.id;
    done(await sdk.contacts.deleteTask({ contactId: id, taskId }), old);
  },
  async createNote({ sdk, id }) {
    assert.equal((await sdk.contacts.createNote({ contactId: id }, { body: 'Hello' })).note.body, 'Hello');
  },
  async getAllNotes({ sdk, id }) {
    await sdk.contacts.createNote({ contactId: id }, { body: 'Hello' });
    assert.equal((await sdk.contacts.getAllNotes({ contactId: id })).notes.length, 1);
  },
  async getNote({ sdk, id }) {
    const note = (await sdk.contacts.createNote({ contactId: id }, { body: 'Hello' })).note.id;
    assert.equal((await sdk.contacts.getNote({ contactId: id, id: note })).note.id, note);
  },
  async updateNote({ sdk, id }) {
    const note = (await sdk.contacts.createNote({ contactId: id }, { body: 'Hello' })).note.id;
    const response = await sdk.contacts.updateNote({ contactId: id, id: note }, { body: 'Bye' });
    assert.equal(response.note.body, 'Bye');
  },
  async deleteNote({ sdk, id, old }) {
    const note = (await sdk.contacts.createNote({ contactId: id }, { body: 'Hello' })).note.id;
    done(await sdk.contacts.deleteNote({ contactId: id, id: note }), old);
  },
  async addTags({ sdk, id }) {
    assert.deepEqual((await sdk.contacts.addTags({ contactId: id }, { tags: ['Lead'] })).tags, ['lead']);
  },
  async removeTags({ sdk, id }) {
    await sdk.contacts.addTags({ contactId: id }, { tags: ['Lead', 'vip'] });
    assert.deepEqual((await sdk.contacts.removeTags({ contactId: id }, { tags: ['lead'] })).tags, ['vip']);
  },
  async addFollowersContact({ sdk, id }) {
    const response = await sdk.contacts.addFollowersContact({ contactId: id }, { followers: ['user1'] });
    assert.deepEqual(response.followersAdded, ['user1']);
  },
  async removeFollowersContact({ sdk, id }) {
    await sdk.contacts.addFollowersContact({ contactId: id }, { followers: ['user1'] });
    const response = await sdk.contacts.removeFollowersContact({ contactId: id }, { followers: ['user1'] });
    assert.deepEqual([response.followers, response.followersRemoved], [[], ['user1']]);
  },
  async addContactToCampaign({ sdk, id, old }) {
    done(await sdk.contacts.addContactToCampaign({ contactId: id, campaignId: CAMPAIGN }, {}), old);
  },
  async removeContactFromCampaign({ sdk, id, old }) {
    done(await sdk.contacts.removeContactFromCampaign({ contactId: id, campaignId: CAMPAIGN }), old);
  },
  async removeContactFromEveryCampaign({ sdk, id }) {
    // The SDK calls the path from before v3 under every version, and gets its names.
    done(await sdk.contacts.removeContactFromEveryCampaign({ contactId: id }), true);
  },
  async addContactToWorkflow({ sdk, id, old }) {
    const body = { eventStartTime: '2030-01-31T12:00:00+01:00' };
    done(await sdk.contacts.addContactToWorkflow({ contactId: id, workflowId: WORKFLOW }, body), old);
  },
  async deleteContactFromWorkflow({ sdk, id, old }) {
    const body = { eventStartTime: '2030-01-31T12:00:00+01:00' };
    done(await sdk.contacts.deleteContactFromWorkflow({ contactId: id, workflowId: WORKFLOW }, body), old);
  },
  async getAppointmentsForContact({ sdk, id, sandbox }) {
    await sandbox.control('POST', '/appointments', {
      contactId: id, title: 'Demo', start: '2030-01-31T12:00:00Z', end: '2030-01-31T12:30:00Z',
    });
    assert.equal((await sdk.contacts.getAppointmentsForContact({ contactId: id })).events.length, 1);
  },
};

module.exports = calls;
